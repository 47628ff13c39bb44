import { structure, string, type MapShape, type Shape, type StructureShape } from '../api/shape';
import { SqsError } from '../core/sqs-error';
import { blobOf, integerFromText } from './integer-of';
import { notConvertible } from './not-convertible';

/** A structure's values by member, a list's or map's by index: only what was sent takes room, however high its index. */
type Tree = Map<string | number, Tree | string>;

/** One more than the parts of SQS' longest parameter name. */
const MAX_PARTS = 8;

/**
 * Builds a structure from flattened parameters.
 *
 * Lists and maps are ordered by index; gaps close up, and a left-out index (`AttributeName=All`) comes first.
 * Of a repeated parameter the first counts; parameters SQS does not know are dropped.
 *
 * @throws SqsError `SerializationException` for a malformed value, `MissingParameter` for a text in a map without a
 * name or value
 */
export function structureFromQuery(shape: StructureShape, parameters: Iterable<readonly [string, string]>): Record<string, unknown> {
  const tree: Tree = new Map();
  for (const [name, text] of parameters) {
    const path = pathIn(shape, name.split('.', MAX_PARTS));
    if (path !== undefined) plant(tree, path, text);
  }
  return structureFrom(shape, tree);
}

/** The keys that lead to a scalar of the shape; `undefined` when the name leads nowhere. */
function pathIn(shape: StructureShape, parts: readonly string[]): (string | number)[] | undefined {
  const path: (string | number)[] = [];
  let at: Shape = shape;
  let next = 0;
  for (;;) {
    if (at.kind === 'structure') {
      const member: string | undefined = memberNames(at).get(parts[next++] ?? '');
      if (member === undefined) return undefined;
      path.push(member);
      at = at.members[member]!;
    } else if (at.kind === 'list' || at.kind === 'map') {
      const index = parts[next];
      const given = index !== undefined && /^\d+$/.test(index);
      path.push(given ? Number(index) : 0);
      if (given) next++;
      at = at.kind === 'list' ? at.item : entryOf(at);
    } else {
      return next === parts.length ? path : undefined;
    }
  }
}

function plant(tree: Tree, path: readonly (string | number)[], text: string): void {
  let branch = tree;
  for (const key of path.slice(0, -1)) {
    let next = branch.get(key) as Tree | undefined;
    if (next === undefined) branch.set(key, (next = new Map()));
    branch = next;
  }
  const last = path.at(-1)!;
  if (!branch.has(last)) branch.set(last, text);
}

function structureFrom(shape: StructureShape, tree: Tree): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const name in shape.members) {
    const value = tree.get(name);
    if (value !== undefined) result[name] = valueFrom(shape.members[name]!, value);
  }
  return result;
}

function valueFrom(shape: Shape, value: Tree | string): unknown {
  if (typeof value !== 'string') {
    if (shape.kind === 'structure') return structureFrom(shape, value);
    if (shape.kind === 'map') return mapFrom(shape, value);
    if (shape.kind === 'list') return inOrder(value).map(([, item]) => valueFrom(shape.item, item));
  } else {
    if (shape.kind === 'string') return value;
    if (shape.kind === 'blob') return blobOf(value);
    if (shape.kind === 'integer' || shape.kind === 'long') return integerFromText(value, shape.kind);
  }
  throw notConvertible(String(value), 'boolean'); // SQS takes no boolean
}

function mapFrom(shape: MapShape, tree: Tree): Map<string, unknown> {
  const result = new Map<string, unknown>();
  for (const [index, entry] of inOrder(tree)) {
    const branch = entry as Tree;
    const absent = [shape.keyName, 'Value'].find((name) => !branch.has(name));
    // A message attribute that lacks one is the fault of its message: that of a batch is refused alone.
    if (absent !== undefined && shape.value.kind !== 'structure') {
      throw new SqsError('MissingParameter', `The request must contain the parameter ${shape.queryName}.${index}.${absent}.`);
    }
    result.set((branch.get(shape.keyName) ?? '') as string, valueFrom(shape.value, branch.get('Value') ?? new Map()));
  }
  return result;
}

function inOrder(tree: Tree): [number, Tree | string][] {
  return ([...tree] as [number, Tree | string][]).sort(([a], [b]) => a - b);
}

const memberNamesOf = new WeakMap<StructureShape, ReadonlyMap<string, string>>();

/** A structure's members by their names in the Query protocol. */
function memberNames(shape: StructureShape): ReadonlyMap<string, string> {
  let names = memberNamesOf.get(shape);
  if (names === undefined) {
    names = new Map(Object.entries(shape.members).map(([name, member]) => ['queryName' in member ? member.queryName : name, name]));
    memberNamesOf.set(shape, names);
  }
  return names;
}

const entries = new WeakMap<MapShape, StructureShape>();

/** A map's entry as the structure it is on the wire. */
function entryOf(shape: MapShape): StructureShape {
  let entry = entries.get(shape);
  if (entry === undefined) entries.set(shape, (entry = structure({ [shape.keyName]: string, Value: shape.value })));
  return entry;
}
