import type { Shape, StructureShape } from '../api/shape';
import { isShown } from './shown';

/** An output as JSON has it: maps as objects, and without what is empty. */
export function structureToJson(shape: StructureShape, output: object): Record<string, unknown> {
  const source = output as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const name in shape.members) {
    const member = shape.members[name]!;
    const value = source[name];
    if (isShown(member, value)) result[name] = valueToJson(member, value);
  }
  return result;
}

function valueToJson(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return structureToJson(shape, value as object);
    case 'list':
      return shape.item.kind === 'structure' ? (value as unknown[]).map((item) => valueToJson(shape.item, item)) : value;
    case 'map':
      return Object.fromEntries(entriesToJson(shape.value, value as ReadonlyMap<string, unknown>));
    default:
      return value;
  }
}

function entriesToJson(shape: Shape, map: ReadonlyMap<string, unknown>): Iterable<readonly [string, unknown]> {
  return shape.kind === 'structure' ? Array.from(map, ([name, value]) => [name, valueToJson(shape, value)] as const) : map;
}
