import type { Shape } from '../../api/shape';
import { isPlainObject } from '../../words/is-plain-object';
import { nearNames } from '../../words/near-names';
import { valueInWords } from '../../words/value-in-words';
import { isAsymmetric, isRegExp } from '../values/partial-match';

/** Whether a value may be expected of a member, and how that reads after "takes". */
const SCALARS = {
  string: { text: 'text', fits: (value: unknown) => typeof value === 'string' || isRegExp(value) },
  integer: { text: 'a number', fits: (value: unknown) => typeof value === 'number' },
  long: { text: 'a number', fits: (value: unknown) => typeof value === 'number' },
  boolean: { text: 'true or false', fits: (value: unknown) => typeof value === 'boolean' },
  blob: { text: 'bytes', fits: (value: unknown) => typeof value === 'string' || isRegExp(value) || ArrayBuffer.isView(value) },
} as const;

/**
 * Says of an expected input which part of it no call can have: a member that is misspelt, or a value of another type;
 * `undefined` when there is none.
 *
 * Without this, the negated matcher would pass whatever happens.
 */
export function impossibleInput(expected: unknown, shape: Shape, path: string): string | undefined {
  if (expected === undefined || isAsymmetric(expected)) return undefined;
  switch (shape.kind) {
    case 'structure':
      return isPlainObject(expected)
        ? firstOf(expected, (name, value) => ofMember(value, shape.members, { path, name }))
        : wrong('an object');
    case 'map':
      return isPlainObject(expected)
        ? firstOf(expected, (name, value) => impossibleInput(value, shape.value, `${path}.${name}`))
        : wrong('an object');
    case 'list':
      return Array.isArray(expected)
        ? firstOf(expected, (index, item) => impossibleInput(item, shape.item, `${path}[${index}]`))
        : wrong('an array');
    default:
      return SCALARS[shape.kind].fits(expected) ? undefined : wrong(SCALARS[shape.kind].text);
  }

  function wrong(type: string): string {
    return `${path} is ${valueInWords(expected)}, which no call can have: it takes ${type}, or an asymmetric matcher.`;
  }
}

function firstOf(values: object, mistakeIn: (key: string, value: unknown) => string | undefined): string | undefined {
  for (const [key, value] of Object.entries(values)) {
    const mistake = mistakeIn(key, value);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}

function ofMember(
  value: unknown,
  members: Readonly<Record<string, Shape>>,
  { path, name }: { readonly path: string; readonly name: string },
): string | undefined {
  const member = members[name];
  if (member !== undefined) return impossibleInput(value, member, `${path}.${name}`);
  const near = nearNames(name, Object.keys(members));
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Its members are ${Object.keys(members).join(', ')}.`;
  return `${path}.${name} is a member that no call can have. ${hint}`;
}
