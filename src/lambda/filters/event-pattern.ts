import { isPlainObject } from '../../words/is-plain-object';
import { invalidParameter } from '../lambda-error';
import { valueRule, type ValueRule } from './value-rule';

/** Whether an event matches. */
export type EventPattern = (event: unknown) => boolean;

/**
 * Reads a pattern of EventBridge: all its members must match, and of the rules in a list any.
 *
 * @throws LambdaError for what is no pattern
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
 */
export function eventPattern(pattern: Readonly<Record<string, unknown>>): EventPattern {
  const members = Object.entries(pattern).map(([name, expected]) => (name === '$or' ? anyOf(expected) : memberPattern(name, expected)));
  return (event) => members.every((matches) => matches(event));
}

function anyOf(alternatives: unknown): EventPattern {
  if (!Array.isArray(alternatives) || alternatives.length === 0) throw invalidPattern();
  const patterns = alternatives.map(nestedPattern);
  return (event) => patterns.some((matches) => matches(event));
}

function memberPattern(name: string, expected: unknown): EventPattern {
  if (!Array.isArray(expected)) {
    const matches = nestedPattern(expected);
    // Of a list of objects one must match.
    return (event) => [memberOf(event, name)].flat().some(matches);
  }
  if (expected.length === 0) throw invalidPattern();
  const rules = expected.map(valueRule);
  return (event) => {
    const value = memberOf(event, name);
    return rules.some((rule) => holds(rule, value));
  };
}

/** Rules are about single values: a list matches when one of its items does, an object never. */
function holds(rule: ValueRule, value: unknown): boolean {
  const values = (Array.isArray(value) ? value.flat(Infinity) : [value]).filter((item) => typeof item !== 'object' || item === null);
  if ('exists' in rule) return rule.exists === (value !== undefined && values.length > 0);
  return value !== undefined && values.some(rule.accepts);
}

function nestedPattern(pattern: unknown): EventPattern {
  if (!isPlainObject(pattern) || Object.keys(pattern).length === 0) throw invalidPattern();
  return eventPattern(pattern);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function invalidPattern(): Error {
  return invalidParameter('Invalid filter pattern definition.');
}
