import { isPlainObject } from '../../words/is-plain-object';
import { invalidParameter } from '../lambda-error';

/** What one item in the list of a pattern asks of a value. */
export type ValueRule = { readonly accepts: (value: unknown) => boolean } | { readonly exists: boolean };

type Operator = (operand: unknown) => (value: unknown) => boolean;

/** The operators that Lambda knows, besides `exists`. */
const OPERATORS: Readonly<Record<string, Operator>> = {
  prefix: (operand) => ofText(operand, (value, start) => value.startsWith(start)),
  suffix: (operand) => ofText(operand, (value, end) => value.endsWith(end)),
  'equals-ignore-case': (operand) => {
    const expected = text(operand).toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === expected;
  },
  numeric: numericRange,
  'anything-but': (operand) => {
    const excluded = [operand].flat();
    if (excluded.length === 0) throw invalidRule();
    const rules = excluded.map((item) => (isPlainObject(item) ? operatorRule(item) : exactly(item)));
    return (value) => !rules.some((accepts) => accepts(value));
  },
};

/** @throws LambdaError for what is no rule */
export function valueRule(item: unknown): ValueRule {
  if (!isPlainObject(item)) return { accepts: exactly(item) };
  if ('exists' in item) {
    if (typeof item['exists'] !== 'boolean' || Object.keys(item).length > 1) throw invalidRule();
    return { exists: item['exists'] };
  }
  return { accepts: operatorRule(item) };
}

function operatorRule(item: Readonly<Record<string, unknown>>): (value: unknown) => boolean {
  const [[name, operand] = [], ...others] = Object.entries(item);
  if (name === undefined || others.length > 0 || !Object.hasOwn(OPERATORS, name)) throw invalidRule();
  return OPERATORS[name]!(operand);
}

function exactly(expected: unknown): (value: unknown) => boolean {
  if (expected !== null && !['string', 'number', 'boolean'].includes(typeof expected)) throw invalidRule();
  return (value) => value === expected;
}

/** Begins or ends with a text, or with `{ 'equals-ignore-case': text }`. */
function ofText(operand: unknown, holds: (value: string, part: string) => boolean): (value: unknown) => boolean {
  if (!isPlainObject(operand)) {
    const part = text(operand);
    return (value) => typeof value === 'string' && holds(value, part);
  }
  const part = text(operand['equals-ignore-case']).toLowerCase();
  return (value) => typeof value === 'string' && holds(value.toLowerCase(), part);
}

function text(operand: unknown): string {
  if (typeof operand !== 'string') throw invalidRule();
  return operand;
}

const COMPARISONS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '=': (value, bound) => value === bound,
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '>=': (value, bound) => value >= bound,
};

/** `['>', 0, '<=', 5]`. */
function numericRange(operand: unknown): (value: unknown) => boolean {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length > 4 || operand.length % 2 !== 0) throw invalidRule();
  const bounds = Array.from({ length: operand.length / 2 }, (_, index) => {
    const [comparison, bound] = operand.slice(index * 2) as [unknown, unknown];
    if (typeof comparison !== 'string' || !Object.hasOwn(COMPARISONS, comparison) || typeof bound !== 'number') throw invalidRule();
    return (value: number) => COMPARISONS[comparison]!(value, bound);
  });
  return (value) => typeof value === 'number' && bounds.every((holds) => holds(value));
}

function invalidRule(): Error {
  return invalidParameter('Invalid filter pattern definition.');
}
