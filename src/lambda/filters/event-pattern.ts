import { isPlainObject } from '../../words/is-plain-object';
import { invalidParameter } from '../lambda-error';
import { valueRule, type ValueRule } from './value-rule';

/** Whether an event matches. */
export type EventPattern = (event: unknown) => boolean;

/** Whether an object matches that may be one of a list: then what must not be there is in none of them. */
type ObjectPattern = (object: unknown, all: readonly unknown[]) => boolean;

/** With fewer there is nothing to choose from. */
const ALTERNATIVES_MIN = 2;

/**
 * Reads a pattern of EventBridge: all its members must match, and of the rules in a list any.
 *
 * @throws LambdaError for what is no pattern
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
 */
export function eventPattern(pattern: Readonly<Record<string, unknown>>): EventPattern {
  const matches = objectPattern(pattern);
  return (event) => matches(event, [event]);
}

/** The patterns of `$or`, not read yet. @throws LambdaError where it is no list of several */
export function alternatives(expected: unknown): readonly unknown[] {
  if (!Array.isArray(expected) || expected.length < ALTERNATIVES_MIN) throw invalidPattern();
  return expected;
}

function objectPattern(pattern: unknown): ObjectPattern {
  if (!isPlainObject(pattern) || Object.keys(pattern).length === 0) throw invalidPattern();
  const members = Object.entries(pattern).map(([name, expected]) => (name === '$or' ? anyOf(expected) : memberPattern(name, expected)));
  return (object, all) => members.every((matches) => matches(object, all));
}

function anyOf(expected: unknown): ObjectPattern {
  const patterns = alternatives(expected).map(objectPattern);
  return (object, all) => patterns.some((matches) => matches(object, all));
}

function memberPattern(name: string, expected: unknown): ObjectPattern {
  if (Array.isArray(expected)) return leafPattern(name, expected);
  const matches = objectPattern(expected);
  return (object, all) => {
    // Of a list of objects one must match.
    const objects = itemsOf(memberOf(object, name));
    const ofAll = all.flatMap((one) => itemsOf(memberOf(one, name)));
    return (objects.length === 0 ? [undefined] : objects).some((one) => matches(one, ofAll));
  };
}

function leafPattern(name: string, expected: readonly unknown[]): ObjectPattern {
  if (expected.length === 0) throw invalidPattern();
  const rules = expected.map(valueRule);
  return (object, all) => {
    const values = leavesOf(memberOf(object, name));
    return rules.some((rule) => holds(rule, values, () => all.every((one) => leavesOf(memberOf(one, name)).length === 0)));
  };
}

/** Rules are about single values: a list matches when one of its items does, an object never. */
function holds(rule: ValueRule, values: readonly unknown[], isAbsent: () => boolean): boolean {
  if ('exists' in rule) return rule.exists ? values.length > 0 : isAbsent();
  return values.some(rule.accepts);
}

function leavesOf(member: unknown): unknown[] {
  return itemsOf(member).filter((item) => item !== undefined && (typeof item !== 'object' || item === null));
}

function itemsOf(member: unknown): unknown[] {
  return [member].flat(Infinity);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function invalidPattern(): Error {
  return invalidParameter('Invalid filter pattern definition.');
}
