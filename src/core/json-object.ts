/** The members of a text that is a JSON object, else `undefined`; a Map, so that no member is special. */
export function jsonObject(text: string): ReadonlyMap<string, unknown> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? new Map(Object.entries(value as object)) : undefined;
}
