import type { ListShape, MapShape, ScalarShape, Shape, StructureShape } from '../api/shape';
import { blobOf, integerOf } from './integer-of';
import { misplaced, notConvertible } from './not-convertible';

/**
 * Checks a parsed JSON value against a structure and gives what SQS knows of it, maps as Maps.
 *
 * Unknown members are dropped, and `null` is the same as absent, at every depth.
 *
 * @throws SqsError `SerializationException` for a value of the wrong type
 */
export function structureFromJson(shape: StructureShape, json: unknown): Record<string, unknown> {
  const source = objectOf(json);
  const result: Record<string, unknown> = {};
  for (const name in shape.members) {
    const value = source[name];
    if (value !== undefined && value !== null) result[name] = valueFromJson(shape.members[name]!, value);
  }
  return result;
}

function valueFromJson(shape: Shape, value: unknown): unknown {
  switch (shape.kind) {
    case 'structure':
      return structureFromJson(shape, value);
    case 'list':
      return listFromJson(shape, value);
    case 'map':
      return mapFromJson(shape, value);
    default:
      return scalarFromJson(shape.kind, value);
  }
}

function listFromJson(shape: ListShape, value: unknown): unknown[] {
  if (!Array.isArray(value)) throw misplaced(value);
  const result: unknown[] = [];
  for (const item of value) {
    if (item !== null) result.push(valueFromJson(shape.item, item));
  }
  return result;
}

function mapFromJson(shape: MapShape, value: unknown): Map<string, unknown> {
  const source = objectOf(value);
  const result = new Map<string, unknown>();
  for (const name of Object.keys(source)) {
    const item = source[name];
    if (item !== null) result.set(name, valueFromJson(shape.value, item));
  }
  return result;
}

function scalarFromJson(kind: ScalarShape['kind'], value: unknown): string | number | boolean {
  switch (typeof value) {
    case 'string':
      if (kind === 'string') return value;
      if (kind === 'blob') return blobOf(value);
      throw notConvertible(value, kind);
    case 'number':
      if (kind === 'integer' || kind === 'long') return integerOf(value, kind);
      throw notConvertible(value, kind);
    case 'boolean':
      if (kind === 'boolean') return value;
      throw notConvertible(value, kind);
    default:
      throw misplaced(value);
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw misplaced(value);
  return value as Record<string, unknown>;
}
