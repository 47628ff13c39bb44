/** What a trace's text stands for: see src/trace/packed.ts, which makes it. */
export async function unpacked(text: string): Promise<unknown> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const list = JSON.parse(await new Response(stream).text(), afterTheLast()) as unknown[];
  const done = new Map<number, unknown>();
  const referred = (place: number): unknown => {
    if (!done.has(place)) done.set(place, inline(list[place]));
    return done.get(place);
  };
  const inline = (part: unknown): unknown => {
    if (typeof part === 'string') return part.startsWith('~') ? part.slice(1) : part;
    if (Array.isArray(part)) return part.map(unpackedPart);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, unpackedPart(member)]));
  };
  const unpackedPart = (part: unknown): unknown =>
    typeof part === 'string' && /^~\d/.test(part) ? referred(Number(part.slice(1))) : inline(part);
  return unpackedPart(list[0]);
}

/** For `JSON.parse`, which asks for texts in the order in which they are written. */
function afterTheLast(): (name: string, part: unknown) => unknown {
  let lastMs = 0;
  return (_, part) => (typeof part === 'string' && part.startsWith('~@') ? (lastMs += Number(part.slice(2))) : part);
}
