/** About how many bytes of text are in a value: what it costs to keep it, but for a small change. */
export function bytesIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = 0;
  for (const part of value instanceof Map || Array.isArray(value) ? value.values() : Object.values(value)) bytes += bytesIn(part);
  return bytes;
}
