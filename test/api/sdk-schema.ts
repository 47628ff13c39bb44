/**
 * Reads the schemas that the AWS SDK exports (`SendMessage$`): arrays of a kind, namespace, name, traits and parts.
 * A part is a schema, a function that gives one, or a pair of a schema and the part's own traits.
 */
type Traits = Readonly<Record<string, unknown>>;

const SCALARS: Readonly<Record<number, string>> = { 0: 'string', 1: 'number', 2: 'boolean', 21: 'blob' };
const LIST_OF = 64;
const LIST = 1;
const MAP = 2;
const STRUCTURE = 3;

/** The input and output of an operation, in the terms of `describeShape`. */
export function describeOperation(schema: unknown): { input: unknown; output: unknown } {
  const [, , , , input, output] = schema as unknown[];
  return { input: describe(input, 'input'), output: describe(output, 'output') };
}

function describe(part: unknown, name: string): unknown {
  const { schema, traits } = resolve(part);
  if (schema === 'unit') return {};
  if (typeof schema === 'number') {
    if (schema < LIST_OF) return SCALARS[schema];
    return { list: wireName(traits, name), of: SCALARS[schema - LIST_OF] };
  }
  const [kind, , , , first, second] = schema as unknown[];
  if (kind === STRUCTURE) return describeMembers(first as string[], second as unknown[]);
  if (kind === LIST) return { list: wireName(traits, name), of: describe(first, name) };
  if (kind === MAP) return { map: wireName(traits, name), key: wireName(resolve(first).traits, 'key'), of: describe(second, name) };
  throw new Error(`The SDK's schema of "${name}" has the unknown kind ${String(kind)}: teach it to this file.`);
}

function describeMembers(names: readonly string[], parts: readonly unknown[]): unknown {
  return Object.fromEntries(names.map((name, index) => [name, describe(parts[index], name)]));
}

function resolve(part: unknown): { schema: unknown; traits: Traits } {
  const value: unknown = typeof part === 'function' ? (part as () => unknown)() : part;
  if (
    Array.isArray(value) &&
    (typeof value[0] === 'function' || Array.isArray(value[0]) || (value.length === 2 && typeof value[1] === 'object'))
  ) {
    const { schema, traits } = resolve(value[0]);
    return { schema, traits: { ...traits, ...(value[1] as Traits) } };
  }
  return { schema: value, traits: {} };
}

function wireName(traits: Traits, name: string): unknown {
  return traits['xmlName'] ?? name;
}
