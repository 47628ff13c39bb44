/** About how many bytes of text are in a value: what it costs to keep it, but for a small change. */
export function bytesIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = 0;
  if (Array.isArray(value)) for (const item of value) bytes += bytesIn(item);
  else if (value instanceof Map) for (const item of value.values()) bytes += bytesIn(item);
  // Asked of every call: a list of an object's values would cost more than to look at them.
  else for (const name in value) bytes += bytesIn((value as Readonly<Record<string, unknown>>)[name]);
  return bytes;
}
