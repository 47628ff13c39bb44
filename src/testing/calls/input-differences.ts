import { isAsymmetric, isRegExp, partialMatch, type Difference, type Equals } from '../values/partial-match';
import { base64Of } from '../values/base64-of';
import { isPlainObject } from '../../words/is-plain-object';

/** How an input is compared. */
export interface InputComparison {
  /** Equality of what is no object or array. Default: that of values and asymmetric matchers themselves. */
  readonly equals?: Equals;
  /** Whether it came over the wire, which has bytes in base64. Default: yes; the input of a mocked client did not. */
  readonly overTheWire?: boolean;
  /** Whether a member of which `undefined` is expected may be missing. Default: no, as in aws-sdk-client-mock's matchers. */
  readonly mayBeMissing?: boolean;
}

/**
 * Where a call's input is not as expected: partial, with asymmetric matchers, and RegExps for text.
 *
 * A member that is expected to be `undefined` is one that was given, as `undefined`: over the wire there is none. Further
 * inside, `undefined` is expected of what is missing, too.
 */
export function inputDifferences(input: object, expected: unknown, comparison: InputComparison = {}): Difference[] {
  const { equals = byItself, overTheWire = true, mayBeMissing = false } = comparison;
  const matches: Equals = (actual, wanted) =>
    isRegExp(wanted) ? typeof actual === 'string' && actual.search(wanted) >= 0 : equals(actual, wanted);
  const wanted = overTheWire ? asOnTheWire(expected) : expected;
  if (isAsymmetric(wanted) || !isPlainObject(wanted)) return partialMatch(input, wanted, { path: 'input', equals: matches });
  return Object.entries(wanted).flatMap(([name, value]) => {
    const path = `input.${name}`;
    if (Object.hasOwn(input, name))
      return partialMatch((input as Record<string, unknown>)[name], value, { path, equals: matches, absentIsUndefined: true });
    return mayBeMissing && value === undefined ? [] : [{ path, expected: value, actual: undefined, missing: true }];
  });
}

/** Equality of what is no object or array, for when there is no runner to ask. */
export function byItself(actual: unknown, expected: unknown): boolean {
  return isAsymmetric(expected) ? expected.asymmetricMatch(actual) : Object.is(actual, expected);
}

/** Expected as the SDK sends it: bytes in base64. */
function asOnTheWire(expected: unknown): unknown {
  if (ArrayBuffer.isView(expected)) return base64Of(expected);
  if (Array.isArray(expected)) return expected.map(asOnTheWire);
  if (isAsymmetric(expected) || !isPlainObject(expected)) return expected;
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, asOnTheWire(value)]));
}
