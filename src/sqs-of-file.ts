import { createSqsIn, type Sqs } from './sqs';
import { provideTestCredentials } from './system/test-credentials';
import { shadowOfFile } from './parity/shadow';
import type { AfterHook } from './parity/shadow/shadow-of-file';
import type { ShadowOptions } from './parity/shadow/shadow-options';
import { environmentShadow } from './system/environment';
import { verifyConservation } from './testing/assertions/verify-conservation';
import { verifyNoHang } from './testing/assertions/verify-no-hang';
import { whenGlobalComes } from './system/when-global-comes';
import { useWorldOfFile } from './testing/queues/current-world';
import { worldBehind } from './testing/queues/test-world';
import { perFile } from './transport/per-file';
import type { SqsOptions } from './world/sqs-options';

/** Options of the world that each test file gets. */
export interface FileOptions extends SqsOptions {
  /** Begin each test but the first of a file with empty queues. Default `true`. */
  readonly resetBetweenTests?: boolean | undefined;
  /** Fail a test in which messages got lost: `expect(sqs).toConserveMessages()` after each. Default `false`. */
  readonly verifyAtEnd?: boolean | undefined;
  /** Ask a real backend the same, and fail a test in which it answers differently: its URL. Default: `MSW_SQS_SHADOW`, else none. */
  readonly shadow?: string | ShadowOptions | undefined;
}

/** A runner's way to do something before each test, or after it. */
export type BeforeEach = (run: () => void) => void;

/** What a runner is asked for. Default: what is global, as soon as it is there. */
export interface RunnersGlobals {
  readonly beforeEach?: BeforeEach | undefined;
  readonly afterEach?: AfterHook | undefined;
  readonly afterAll?: AfterHook | undefined;
  readonly expect?: unknown;
}

/** Where a project says how the worlds of its test files are made: Jest's `globals`, or a setup file of its own. */
interface FileGlobal {
  readonly MSW_SQS?: FileOptions | undefined;
}

/**
 * The world of the running test file: made and listening when it is first asked for.
 *
 * Every copy of this module within a file finds the same one, and there looks up the queues that matchers are given by name.
 * Where the environment has no region or credentials for the AWS SDK, it gets some.
 */
export function sqsOfFile(runner: RunnersGlobals = {}): Sqs {
  const sqs = perFile('sqs', () => listeningSqs(runner));
  useWorldOfFile(() => worldBehind(sqs)?.world);
  return sqs;
}

function listeningSqs(runner: RunnersGlobals): { readonly value: Sqs; readonly leave: () => void } {
  const {
    resetBetweenTests = true,
    verifyAtEnd = false,
    shadow = environmentShadow(),
    ...options
  } = (globalThis as FileGlobal).MSW_SQS ?? {};
  const { sqs, stop } = createSqsIn(options, { keepAlive: false });
  // Options that cannot be are to fail here, not at the first call.
  if (Object.keys(options).length > 0) void sqs.journal;
  provideTestCredentials(sqs.region);
  sqs.listen();
  const prepare = (before: BeforeEach): void => prepareTests(sqs, before, resetBetweenTests);
  withHook('beforeEach', runner.beforeEach, prepare);
  withHook('afterEach', runner.afterEach, (after) => after(() => verifyNoHang(sqs)));
  if (verifyAtEnd) withHook('afterEach', runner.afterEach, (after) => after(() => verifyConservation(sqs)));
  if (shadow !== undefined) shadowFile(sqs, shadow, runner);
  return { value: sqs, leave: stop };
}

function shadowFile(sqs: Sqs, shadow: string | ShadowOptions, { afterEach, afterAll, expect }: RunnersGlobals): void {
  shadowOfFile(sqs, shadow, {
    afterEach: (use) => withHook('afterEach', afterEach, use),
    afterAll: (use) => withHook('afterAll', afterAll, use),
    expect,
  });
}

function withHook<Hook extends BeforeEach | AfterHook>(name: string, hook: Hook | undefined, use: (hook: Hook) => void): void {
  if (hook === undefined) whenGlobalComes(name, isFunction<Hook>, use);
  else use(hook);
}

/** What was set up before the first test is for it to find; who began to intercept calls since then does not get SQS'. */
function prepareTests(sqs: Sqs, beforeEach: BeforeEach, reset: boolean): void {
  let first = true;
  beforeEach(() => {
    if (reset && !first) sqs.reset();
    first = false;
    sqs.listen();
  });
}

function isFunction<Hook>(value: unknown): value is Hook {
  return typeof value === 'function';
}
