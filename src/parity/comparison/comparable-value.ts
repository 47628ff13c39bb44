const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A value as JSON holds it, so that results can be stored and compared: what is `undefined` is absent, ids inside of texts are alike. */
export function comparableValue(value: unknown): unknown {
  const textOf = (_: string, inner: unknown): unknown => (typeof inner === 'string' ? withoutIds(inner) : inner);
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value, textOf)) as unknown);
}

/** A text in which ids that differ from run to run are replaced. */
export function withoutIds(text: string): string {
  return text.replace(UUID, '<uuid>');
}
