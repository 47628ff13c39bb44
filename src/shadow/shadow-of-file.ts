import type { Sqs } from '../world/sqs';
import { currentTestName } from '../system/runner/current-test-name';
import { shadow } from './shadow';
import type { ShadowOptions } from './shadow-options';

/** A runner's way to do something after each test, or after all of a file; it waits for what is returned. */
export type AfterHook = (run: () => void | Promise<void>, timeoutMs?: number) => void;

/** Where a test file's shadow hooks in. */
export interface RunnersHooks {
  readonly afterEach: (use: (hook: AfterHook) => void) => void;
  readonly afterAll: (use: (hook: AfterHook) => void) => void;
  /** The runner's, where it is no global. */
  readonly expect?: unknown;
}

/** The backend may have to be asked several times for a message that it does not have. */
const TIMEOUT_MS = 120_000;

/** Shadows the world of a test file: a test fails in which the backend differs. */
export function shadowOfFile(sqs: Sqs, options: string | ShadowOptions, hooks: RunnersHooks): void {
  const given = typeof options === 'string' ? { endpoint: options } : options;
  const shadowing = shadow(sqs, { testName: () => currentTestName(hooks.expect), ...given });
  hooks.afterEach((hook) => hook(() => shadowing.verify(), TIMEOUT_MS));
  hooks.afterAll((hook) => hook(() => shadowing.verify().finally(() => shadowing.stop()), TIMEOUT_MS));
}
