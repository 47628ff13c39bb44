import { extendBesideOthers } from './extend-beside-others';
import { isExpect, type ExtendableExpect } from './extendable-expect';
import { requireJestExpect } from './require-jest-expect';
import { whenGlobalComes } from '../system/runner/when-global-comes';

// In Jest each CommonJS module has a `jest` of its own, unless the option injectGlobals is off.
declare const jest: unknown;

const extended = new WeakSet<ExtendableExpect>();

/**
 * Adds matchers to Jest's `expect`, now or as soon as it exists.
 *
 * In a file of `setupFiles` there is no `expect` yet: then the global is watched until Jest installs it.
 * With `injectGlobals: false` there will never be a global one, and the `expect` package's own store takes the matchers.
 * Outside Jest, and without a global `expect`, nothing happens. Calling it again does no harm.
 */
export function registerMatchers(matchers: Readonly<Record<string, unknown>>): void {
  const scope = globalThis as { expect?: unknown };
  if (isExpect(scope.expect)) {
    extendOnce(scope.expect, matchers);
  } else if (isInJest()) {
    if (typeof jest === 'undefined') extendOnce(requireJestExpect(isExpect), matchers);
    else whenGlobalComes('expect', isExpect, (expect) => extendOnce(expect, matchers));
  }
}

function extendOnce(expect: ExtendableExpect | undefined, matchers: Readonly<Record<string, unknown>>): void {
  if (expect === undefined || extended.has(expect)) return;
  extended.add(expect);
  extendBesideOthers(expect, matchers);
}

function isInJest(): boolean {
  return typeof process !== 'undefined' && process.env['JEST_WORKER_ID'] !== undefined;
}
