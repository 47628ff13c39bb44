import { isAsymmetric, isRegExp, partialMatch, type Difference, type Equals } from '../values/partial-match';
import { isPlainObject } from '../../words/is-plain-object';

/** Where a call's input is not as expected: partial, with asymmetric matchers, and RegExps for text. */
export function inputDifferences(input: object, expected: unknown, equals: Equals = byItself): Difference[] {
  const matches: Equals = (actual, wanted) =>
    isRegExp(wanted) ? typeof actual === 'string' && actual.search(wanted) >= 0 : equals(actual, wanted);
  return partialMatch(input, asOnTheWire(expected), { path: 'input', equals: matches });
}

/** Equality of what is no object or array, for when there is no runner to ask. */
function byItself(actual: unknown, expected: unknown): boolean {
  return isAsymmetric(expected) ? expected.asymmetricMatch(actual) : Object.is(actual, expected);
}

/** Expected as the SDK sends it: bytes in base64, and nothing where nothing is given. */
function asOnTheWire(expected: unknown): unknown {
  if (ArrayBuffer.isView(expected)) return Buffer.from(expected.buffer, expected.byteOffset, expected.byteLength).toString('base64');
  if (Array.isArray(expected)) return expected.map(asOnTheWire);
  if (isAsymmetric(expected) || !isPlainObject(expected)) return expected;
  const given = Object.entries(expected).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, asOnTheWire(value)]));
}
