import { parsedJson } from '../testing/values/parsed-json';
import { isPlainObject } from '../words/is-plain-object';

/** So deep into a body is looked: an envelope, what it holds, and a part of that. */
const DEPTH = 3;

/** The texts and numbers in bodies, by where they stand: `data.orderId`; `undefined` where no body is a JSON object. */
export function membersOf(bodies: readonly string[]): Map<string, Set<unknown>> | undefined {
  const objects = bodies.map(parsedJson).filter(isPlainObject);
  if (objects.length === 0) return undefined;
  const members = new Map<string, Set<unknown>>();
  for (const object of objects) collect(object, [], members);
  return members;
}

function collect(object: Readonly<Record<string, unknown>>, path: readonly string[], members: Map<string, Set<unknown>>): void {
  for (const [name, value] of Object.entries(object)) {
    const place = [...path, name];
    if (isPlainObject(value) && place.length < DEPTH) collect(value, place, members);
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const values = members.get(place.join('.')) ?? new Set();
    members.set(place.join('.'), values.add(value));
  }
}
