import { deflateRawSync } from 'node:zlib';

/** Shorter texts are not worth a reference. */
const SHORTEST = 12;

/** From here on a number is taken for a moment, in milliseconds since 1970: 2001. */
const MOMENTS = 1e12;

/**
 * A value as short text: what occurs in it more than once, an object or a longer text, is there once, and all of it is compressed.
 *
 * It is a list: the value, and after it what is referred to. `~3` refers to the fourth; a text that begins with `~` has another before it.
 * `~@30000` is a moment, 30 s after the one that stands before it: most are close together, and take far less room so.
 *
 * @param value - plain JSON
 */
export function packed(value: unknown): string {
  const times = new Map<unknown, number>();
  const count = (part: unknown): void => {
    if (isShared(part)) {
      const before = times.get(part) ?? 0;
      times.set(part, before + 1);
      if (before > 0) return;
    }
    if (typeof part === 'object' && part !== null) Object.values(part).forEach(count);
  };
  count(value);
  const list: unknown[] = [undefined];
  const places = new Map<unknown, number>();
  const packedPart = (part: unknown): unknown => {
    if (!isShared(part) || times.get(part)! < 2) return inline(part);
    let place = places.get(part);
    if (place === undefined) {
      places.set(part, (place = list.push(undefined) - 1));
      list[place] = inline(part);
    }
    return `~${place}`;
  };
  const inline = (part: unknown): unknown => {
    if (typeof part === 'string') return part.startsWith('~') ? `~${part}` : part;
    if (Array.isArray(part)) return part.map(packedPart);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, packedPart(member)]));
  };
  list[0] = packedPart(value);
  return deflateRawSync(JSON.stringify(list, sinceTheLast()), { level: 9 }).toString('base64');
}

/** For `JSON.stringify`, which asks for numbers in the order in which they are written. */
function sinceTheLast(): (name: string, part: unknown) => unknown {
  let lastMs = 0;
  return (_, part) => {
    if (typeof part !== 'number' || part < MOMENTS || !Number.isSafeInteger(part)) return part;
    const sinceMs = part - lastMs;
    lastMs = part;
    return `~@${sinceMs}`;
  };
}

function isShared(part: unknown): boolean {
  return typeof part === 'string' ? part.length >= SHORTEST : typeof part === 'object' && part !== null;
}
