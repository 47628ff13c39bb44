/** A value on one line; what is too long is cut. */
export function shownValue(value: unknown, charactersMax = 160): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > charactersMax ? `${text.slice(0, charactersMax - 1)}…` : text;
}
