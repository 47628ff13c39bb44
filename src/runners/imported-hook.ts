import { testRunner } from '../system/environment/test-runner';
import type { AfterHook } from '../shadow/shadow-of-file';

/** A hook of Jest's where it is no global (`injectGlobals: false`). @returns `undefined` where {@link importedGlobal} does so */
export function importedHook(name: 'beforeEach' | 'afterEach' | 'afterAll'): AfterHook | undefined {
  return importedGlobal<AfterHook>(name);
}

/**
 * What Jest has under a name that is no global (`injectGlobals: false`): that of @jest/globals, once Jest's runner is there.
 *
 * @returns `undefined` in other runners, and in `setupFiles`, which Jest runs before its runner is there
 */
export function importedGlobal<T>(name: string): T | undefined {
  // Not a plain call of `require`: a bundler would try to follow it.
  const load = typeof require === 'function' ? require : undefined;
  if (load === undefined || testRunner() !== 'jest' || name in globalThis) return undefined;
  try {
    return (load('@jest/globals') as Partial<Record<string, T>>)[name];
  } catch {
    return undefined;
  }
}
