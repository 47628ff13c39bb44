/** An object with each member's value replaced. */
export function mapValues(value: object, map: (inner: unknown, name: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, map(inner, name)]));
}
