import { isPlainObject } from '../../words/is-plain-object';
import { shortened } from '../../words/shortened';
import { valueInWords } from '../../words/value-in-words';
import { isAsymmetric, isRegExp } from '../values/partial-match';

const TEXT_LENGTH = 60;

/** What may be in an expected value besides what JSON has. */
export interface AlsoAllowed {
  /** Texts that match. Default `false`. */
  readonly regExps?: boolean;
  /** Members that are not to be there. Default `false`. */
  readonly undefineds?: boolean;
  /** Bytes, dates and instances of classes: what a schema may make of JSON. Default `false`. */
  readonly instances?: boolean;
  /** Bytes. Default `false`. */
  readonly bytes?: boolean;
}

/**
 * Says of an expected value which part of it nothing can ever match, and what to write instead; `undefined` when there is none.
 *
 * Without this, the negated matcher would pass whatever happens.
 */
export function neverMatches(expected: unknown, path: string, allowed: AlsoAllowed = {}): string | undefined {
  return partOf(expected, { path, allowed, within: [] });
}

interface Place {
  readonly path: string;
  readonly allowed: AlsoAllowed;
  /** The objects around it. */
  readonly within: readonly object[];
}

function partOf(value: unknown, { path, allowed, within }: Place): string | undefined {
  if (isAsymmetric(value)) return undefined;
  const cure = cureFor(value, allowed);
  if (cure !== undefined) return `${path} is ${described(value)}, which nothing can match. ${cure}`.trimEnd();
  if (typeof value !== 'object' || value === null || !isWalked(value)) return undefined;
  if (within.includes(value)) return `${path} is an object that it is itself a part of, which nothing can match.`;
  // Equality takes an undefined member of an instance for none.
  const inside = isPlainObject(value) || Array.isArray(value) ? allowed : { ...allowed, undefineds: true };
  for (const [key, part] of Object.entries(value)) {
    const found = partOf(part, { path: pathTo(key, path, value), allowed: inside, within: [...within, value] });
    if (found !== undefined) return found;
  }
  return undefined;
}

function isWalked(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function pathTo(key: string, path: string, parent: object): string {
  if (Array.isArray(parent)) return `${path}[${key}]`;
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** What to write instead of a value that is in no JSON; `undefined` for one that may be. */
function cureFor(value: unknown, allowed: AlsoAllowed): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return allowed.undefineds === true
        ? undefined
        : 'Leave it out; where it is not to be there, write expect.not.objectContaining({ name: expect.anything() }).';
    case 'function':
    case 'symbol':
      return 'Write a value, or an asymmetric matcher such as expect.any(String).';
    case 'bigint':
      return `Write the number, or the text '${value}'.`;
    case 'number':
      return Number.isFinite(value) || allowed.instances === true ? undefined : 'JSON has null in its place: write null.';
    case 'object':
      return value === null ? undefined : cureForObject(value, allowed);
    default:
      return undefined;
  }
}

function cureForObject(value: object, allowed: AlsoAllowed): string | undefined {
  if (isRegExp(value)) return allowed.regExps === true ? undefined : `Write expect.stringMatching(${String(value)}).`;
  if ('then' in value && typeof value.then === 'function') return '';
  if (Array.isArray(value) || allowed.instances === true) return undefined;
  if (ArrayBuffer.isView(value) && allowed.bytes === true) return undefined;
  const isDate = Object.prototype.toString.call(value) === '[object Date]';
  if (isDate) return `JSON has dates as text: write ${JSON.stringify(value)}, or expect.any(String).`;
  const hasOwnForm = 'toJSON' in value && typeof value.toJSON === 'function';
  return isWalked(value) && !hasOwnForm ? undefined : 'Write it as JSON has it.';
}

function described(value: unknown): string {
  if (isRegExp(value)) return `the RegExp ${shortened(String(value), TEXT_LENGTH)}`;
  return valueInWords(value);
}
