import { testRunner } from '../system/environment/test-runner';
import { onNamedTest } from '../system/runner/on-named-test';
import { lazyMatchers } from './lazy-matchers';
import { registerMatchers } from './register-matchers';
import { requireJestExpect } from './require-jest-expect';
import { isExpect } from './extendable-expect';
import type { TestListener } from './test-listener';

// In Jest each CommonJS module has a `jest` of its own, unless the option injectGlobals is off.
declare const jest: unknown;

interface NamedTests {
  /** Whether something else tells of the tests, as in Jest 30. */
  readonly isFollowed: () => boolean;
  /** The options in force that need a hook: `verifyAtEnd`. */
  readonly needHooks: readonly string[];
}

/**
 * Tells of the tests of Jest before version 30 with `injectGlobals: false`, where this package is one of the `setupFiles`: these run
 * before there are hooks, and nothing else tells of a test but its name.
 */
export function followNames(listener: TestListener, { isFollowed, needHooks }: NamedTests): void {
  if (testRunner() !== 'jest' || typeof jest !== 'undefined') return;
  // What it is to be heard by is there as soon as there is an `expect`.
  requireJestExpect(isExpect);
  let finish = (): void => {};
  let isFirst = true;
  onNamedTest(() => {
    if (isFollowed()) return;
    // The one of @jest/globals is there only now, and takes what stands inside of other values: expect.toHaveMessage(…).
    if (isFirst) registerMatchers(lazyMatchers);
    isFirst = false;
    if (needHooks.length > 0) throw new Error(needsHooks(needHooks));
    try {
      finish();
    } catch (error) {
      console.error(`msw-sqs: ${error instanceof Error ? error.message : String(error)}`);
    }
    finish = listener.beginUnknown();
  });
}

function needsHooks(options: readonly string[]): string {
  const names = options.length === 1 ? `The option ${options[0]} works` : `The options ${options.join(', ')} work`;
  return (
    `msw-sqs: ${names} by hooks, which Jest before version 30 has not yet when it runs setupFiles with injectGlobals: false. ` +
    "Move 'msw-sqs/jest' to setupFilesAfterEnv."
  );
}
