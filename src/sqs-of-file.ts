import { createSqsIn, type Sqs } from './sqs';
import { provideTestCredentials } from './system/test-credentials';
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
}

/** A runner's way to do something before each test, or after it. */
export type BeforeEach = (run: () => void) => void;

/** Where a project says how the worlds of its test files are made: Jest's `globals`, or a setup file of its own. */
interface FileGlobal {
  readonly MSW_SQS?: FileOptions | undefined;
}

/**
 * The world of the running test file: made and listening when it is first asked for.
 *
 * Every copy of this module within a file finds the same one, and there looks up the queues that matchers are given by name.
 * Where the environment has no region or credentials for the AWS SDK, it gets some.
 *
 * @param beforeEach - the runner's, as is `afterEach`; default: the global ones, as soon as there are any
 */
export function sqsOfFile(beforeEach?: BeforeEach, afterEach?: BeforeEach): Sqs {
  const sqs = perFile('sqs', () => listeningSqs(beforeEach, afterEach));
  useWorldOfFile(() => worldBehind(sqs)?.world);
  return sqs;
}

function listeningSqs(beforeEach?: BeforeEach, afterEach?: BeforeEach): { readonly value: Sqs; readonly leave: () => void } {
  const { resetBetweenTests = true, verifyAtEnd = false, ...options } = (globalThis as FileGlobal).MSW_SQS ?? {};
  const { sqs, stop } = createSqsIn(options, { keepAlive: false });
  // Options that cannot be are to fail here, not at the first call.
  if (Object.keys(options).length > 0) void sqs.journal;
  provideTestCredentials(sqs.region);
  sqs.listen();
  const prepare = (before: BeforeEach): void => prepareTests(sqs, before, resetBetweenTests);
  withHook('beforeEach', beforeEach, prepare);
  withHook('afterEach', afterEach, (after) => after(() => verifyNoHang(sqs)));
  if (verifyAtEnd) withHook('afterEach', afterEach, (after) => after(() => verifyConservation(sqs)));
  return { value: sqs, leave: stop };
}

function withHook(name: string, hook: BeforeEach | undefined, use: (hook: BeforeEach) => void): void {
  if (hook === undefined) whenGlobalComes(name, isFunction, use);
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

function isFunction(value: unknown): value is BeforeEach {
  return typeof value === 'function';
}
