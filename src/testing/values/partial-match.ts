import { isPlainObject } from '../../words/is-plain-object';

/** Deep equality that honours asymmetric matchers: a runner's `this.equals`. */
export type Equals = (actual: unknown, expected: unknown) => boolean;

/** One place where a value is not what was expected. */
export interface Difference {
  /** Where: `json.items[1].sku`. */
  readonly path: string;
  readonly expected: unknown;
  /** What is there; `undefined` together with `missing` when nothing is. */
  readonly actual: unknown;
  readonly missing: boolean;
}

/** How two values are compared. */
export interface Comparison {
  /** Where it begins, as differences tell it: `json`. */
  readonly path: string;
  readonly equals: Equals;
  /** Whether `undefined` is expected of members that are not there, too. Default: of those that are there, alone. */
  readonly absentIsUndefined?: boolean;
}

/**
 * Compares as `toMatchObject` does and tells all differences; none means that it matches.
 *
 * Objects may have more than is expected, arrays may not. Other than in `toMatchObject`, an object is only ever
 * matched by an object: `{}` does not match `1`, nor `{ length: 1 }` a text.
 */
export function partialMatch(actual: unknown, expected: unknown, comparison: Comparison): Difference[] {
  const { path, equals, absentIsUndefined = false } = comparison;
  if (isAsymmetric(expected) || !isContainer(expected)) return leaf();
  if (Array.isArray(expected)) return Array.isArray(actual) ? elements(actual, expected) : leaf();
  if (!isContainer(actual) || Array.isArray(actual)) return different();
  return Object.keys(expected).flatMap((key) => {
    const keyPath = /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
    if (Object.hasOwn(actual, key)) return partialMatch(actual[key], expected[key], { ...comparison, path: keyPath });
    if (absentIsUndefined && expected[key] === undefined) return [];
    return [{ path: keyPath, expected: expected[key], actual: undefined, missing: true }];
  });

  function leaf(): Difference[] {
    return equals(actual, expected) ? [] : different();
  }

  function different(): Difference[] {
    return [{ path, expected, actual, missing: false }];
  }

  function elements(actuals: readonly unknown[], expecteds: readonly unknown[]): Difference[] {
    const found = expecteds
      .slice(0, actuals.length)
      .flatMap((item, index) => partialMatch(actuals[index], item, { ...comparison, path: `${path}[${index}]` }));
    if (actuals.length === expecteds.length) return found;
    return [...found, { path: `${path}.length`, expected: expecteds.length, actual: actuals.length, missing: false }];
  }
}

/** Whether a value decides itself what it matches, as `expect.any(String)` does, of whatever runner. */
export function isAsymmetric(value: unknown): value is { asymmetricMatch(other: unknown): boolean } {
  return typeof value === 'object' && value !== null && 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function';
}

function isContainer(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || isPlainObject(value);
}

/** RegExps of another realm are RegExps too. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}
