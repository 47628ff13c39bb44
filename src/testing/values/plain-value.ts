/** A value of SQS' API as plain JSON: maps become objects, members without a value are left out. */
export function plainValue(value: unknown): unknown {
  if (value instanceof Map) return fromEntries(value);
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null) return fromEntries(Object.entries(value));
  return value;
}

function fromEntries(entries: Iterable<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined).map(([name, value]) => [name, plainValue(value)]));
}
