import { deflateRawSync } from 'node:zlib';

/**
 * A value as short text: each text and each object of it is there once, however often it occurs, and all of it is compressed.
 *
 * It is a list of which the first is the value; lists and objects hold the places of what is in them.
 *
 * @param value - plain JSON
 */
export function packed(value: unknown): string {
  const places = new Map<unknown, number>();
  const values: unknown[] = [];
  const placeOf = (part: unknown): number => {
    const known = places.get(part);
    if (known !== undefined) return known;
    const place = values.push(part) - 1;
    places.set(part, place);
    if (Array.isArray(part)) values[place] = part.map(placeOf);
    else if (typeof part === 'object' && part !== null)
      values[place] = Object.fromEntries(
        Object.entries(part)
          .filter(([, member]) => member !== undefined)
          .map(([name, member]) => [name, placeOf(member)]),
      );
    return place;
  };
  placeOf(value);
  return deflateRawSync(JSON.stringify(values), { level: 9 }).toString('base64');
}
