/** A value as JSON holds it, so that results can be stored and compared: what is `undefined` is absent. */
export function plainValue(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
