import { isPlainObject } from '../../words/is-plain-object';
import { invalidParameter } from '../lambda-error';
import { addressRange } from './address-range';
import { numericRange } from './numeric-range';
import { wildcard } from './wildcard';

/** What one item in the list of a pattern asks of a value. */
export type ValueRule = { readonly accepts: Accepts } | { readonly exists: boolean };

type Accepts = (value: unknown) => boolean;
type Operator = (operand: unknown) => Accepts;

/** Those of EventBridge, besides `exists`. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  prefix: (operand) => ofText(operand, (value, start) => value.startsWith(start)),
  suffix: (operand) => ofText(operand, (value, end) => value.endsWith(end)),
  'equals-ignore-case': equalsIgnoreCase,
  wildcard: (operand) => ofString(wildcard(text(operand)) ?? refused()),
  cidr: (operand) => ofString(addressRange(text(operand)) ?? refused()),
  numeric: (operand) => ofNumber(numericRange(operand) ?? refused()),
  'anything-but': anythingBut,
};

/** What may be excluded besides values: one text, or several. */
const EXCLUDING: ReadonlySet<string> = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard']);

/** @throws LambdaError for what is no rule */
export function valueRule(item: unknown): ValueRule {
  if (!isPlainObject(item)) return { accepts: exactly(item) };
  const [name, operand] = onlyEntry(item);
  if (name !== 'exists') return { accepts: operatorOf(name)(operand) };
  return { exists: typeof operand === 'boolean' ? operand : refused() };
}

function operatorOf(name: string): Operator {
  return Object.hasOwn(OPERATORS, name) ? OPERATORS[name]! : refused();
}

function onlyEntry(item: Readonly<Record<string, unknown>>): readonly [name: string, operand: unknown] {
  const [entry, ...others] = Object.entries(item);
  return entry === undefined || others.length > 0 ? refused() : entry;
}

function exactly(expected: unknown): Accepts {
  if (expected !== null && !['string', 'number', 'boolean'].includes(typeof expected)) refused();
  return (value) => value === expected;
}

/** Values are texts or numbers, and all of one kind. */
function anythingBut(operand: unknown): Accepts {
  const accepts = isPlainObject(operand) ? excluding(operand) : excludingValues([operand].flat());
  return (value) => !accepts.some((one) => one(value));
}

function excluding(operand: Readonly<Record<string, unknown>>): Accepts[] {
  const [name, excluded] = onlyEntry(operand);
  const texts = [excluded].flat();
  if (!EXCLUDING.has(name) || texts.length === 0 || texts.some((one) => text(one) === '')) refused();
  return texts.map(operatorOf(name));
}

function excludingValues(values: readonly unknown[]): Accepts[] {
  const [kind, ...others] = new Set(values.map((value) => typeof value));
  if ((kind !== 'string' && kind !== 'number') || others.length > 0) refused();
  return values.map(exactly);
}

/** Begins or ends with a text, or with `{ 'equals-ignore-case': text }`. */
function ofText(operand: unknown, holds: (value: string, part: string) => boolean): Accepts {
  if (!isPlainObject(operand)) {
    const part = text(operand);
    return ofString((value) => holds(value, part));
  }
  const [name, ignoringCase] = onlyEntry(operand);
  const part = name === 'equals-ignore-case' ? text(ignoringCase).toLowerCase() : refused();
  return ofString((value) => holds(value.toLowerCase(), part));
}

function equalsIgnoreCase(operand: unknown): Accepts {
  const expected = text(operand).toLowerCase();
  return ofString((value) => value.toLowerCase() === expected);
}

function ofString(accepts: (value: string) => boolean): Accepts {
  return (value) => typeof value === 'string' && accepts(value);
}

function ofNumber(accepts: (value: number) => boolean): Accepts {
  return (value) => typeof value === 'number' && accepts(value);
}

function text(operand: unknown): string {
  return typeof operand === 'string' ? operand : refused();
}

function refused(): never {
  throw invalidParameter('Invalid filter pattern definition.');
}
