import type { Shape, StructureShape } from '../api/shape';
import { ACTION_SHAPES, type ActionName, type ActionOutput } from '../api/shapes';

type Tree = Record<string, unknown>;

/** The XML of an action's output as tools turn it into JSON: elements by name, one of a kind as itself, several as a list, none as `null`. */
export function xmlTree<Name extends ActionName>(action: Name, output: ActionOutput<Name>): Tree | null {
  return treeOf(ACTION_SHAPES[action].output as StructureShape, output);
}

function treeOf({ members }: StructureShape, output: object): Tree | null {
  const tree: Tree = {};
  for (const [name, member] of Object.entries(members)) {
    const value = (output as Readonly<Record<string, unknown>>)[name];
    const elements = value === undefined ? [] : elementsOf(member, value);
    if (elements.length > 0) tree['queryName' in member ? member.queryName : name] = elements.length === 1 ? elements[0] : elements;
  }
  return Object.keys(tree).length === 0 ? null : tree;
}

function elementsOf(shape: Shape, value: unknown): unknown[] {
  switch (shape.kind) {
    case 'structure':
      return [treeOf(shape, value as object)];
    case 'list':
      return (value as readonly unknown[]).flatMap((item) => elementsOf(shape.item, item));
    case 'map':
      return Array.from(value as ReadonlyMap<string, unknown>, ([name, item]) => {
        const [only] = elementsOf(shape.value, item);
        return { [shape.keyName]: name, Value: only };
      });
    default:
      return [String(value)];
  }
}
