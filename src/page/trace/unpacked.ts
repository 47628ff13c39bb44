/** What a trace's text stands for: see src/trace/packed.ts, which makes it. */
export async function unpacked(text: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const values = JSON.parse(await new Response(stream).text()) as unknown[];
  const done = new Map<number, unknown>();
  const valueAt = (index: number): unknown => {
    if (done.has(index)) return done.get(index);
    const value = values[index];
    if (typeof value !== 'object' || value === null) return value;
    const made = Array.isArray(value)
      ? value.map(valueAt)
      : Object.fromEntries(Object.entries(value as Record<string, number>).map(([name, at]) => [name, valueAt(at)]));
    done.set(index, made);
    return made;
  };
  return valueAt(0);
}
