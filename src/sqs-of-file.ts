import { createSqsIn, type Sqs } from './sqs';
import { provideTestCredentials } from './system/test-credentials';
import { verifyConservation } from './testing/assertions/verify-conservation';
import { whenGlobalComes } from './system/when-global-comes';
import { followCircus } from './testing/runners/follow-circus';
import { followNodeTest } from './testing/runners/follow-node-test';
import type { RunnersTest, TestListener } from './testing/runners/test-listener';
import { useWorldOfFile } from './testing/queues/current-world';
import { worldBehind } from './testing/queues/test-world';
import { TestsOfFile } from './tests-of-file';
import { perFile } from './transport/per-file';
import type { SqsOptions } from './world/sqs-options';
/** Options of the world that each test file gets. */
export interface FileOptions extends SqsOptions {
  /**
   * Begin each test but the first of a file with empty queues, fail what an earlier one left waiting, and refuse what it still calls.
   * Default `true`.
   *
   * A consumer that was started in `beforeAll`, or by the file itself, belongs to no test and goes on. Concurrent tests have a
   * world each, whatever this says.
   */
  readonly resetBetweenTests?: boolean | undefined;
  /** Fail a test, or an `sqs.run()`, in which messages got lost: `expect(sqs).toConserveMessages()` after each. Default `false`. */
  readonly verifyAtEnd?: boolean | undefined;
}

/** A runner's way to do something after each test, or before it. */
export type EachHook = (run: () => void) => void;

/** Where a project says how the worlds of its test files are made: Jest's `globals`, or a setup file of its own. */
interface FileGlobal {
  readonly MSW_SQS?: FileOptions | undefined;
}

/** How a runner is heard; default: Jest's and Node.js' own, if they are there. */
export interface RunnersHooks {
  readonly afterEach: EachHook;
  readonly follow: (listener: TestListener) => void;
}

/**
 * The world of the running test file: made and listening when it is first asked for.
 *
 * Every copy of this module within a file finds the same one, and there looks up the queues that matchers are given by name.
 * Where the environment has no region or credentials for the AWS SDK, it gets some.
 */
export function sqsOfFile(hooks?: RunnersHooks): Sqs {
  const sqs = perFile('sqs', () => listeningSqs(hooks));
  useWorldOfFile(() => worldBehind(sqs)?.world);
  return sqs;
}

function listeningSqs(hooks: RunnersHooks | undefined): { readonly value: Sqs; readonly leave: () => void } {
  const { resetBetweenTests = true, verifyAtEnd = false, ...options } = (globalThis as FileGlobal).MSW_SQS ?? {};
  const file = createSqsIn(options, { keepAlive: false, verify: verifyAtEnd ? verifyConservation : undefined });
  const { sqs } = file;
  // Options that cannot be are to fail here, not at the first call.
  if (Object.keys(options).length > 0) void sqs.journal;
  provideTestCredentials(sqs.region);
  sqs.listen();
  const verify = verifyAtEnd ? verifyTests(sqs, hooks?.afterEach) : undefined;
  const tests = new TestsOfFile(file, { reset: resetBetweenTests, verify });
  (hooks?.follow ?? followRunner)(tests);
  return { value: sqs, leave: () => tests.stop() };
}

/** Looks after each test in a hook. @returns what does so for those without */
function verifyTests(sqs: Sqs, afterEach: EachHook | undefined): (test: RunnersTest) => void {
  let hooked = false;
  withHook('afterEach', afterEach, (after) => {
    hooked = true;
    after(() => verifyConservation(sqs));
  });
  return ({ concurrent }) => {
    // Jest runs no hooks for concurrent tests, and has none to be found with `injectGlobals: false`.
    if (afterEach === undefined && (concurrent || !hooked)) verifyConservation(sqs);
  };
}

/** Jest's, or Node.js' own; of any other runner, and of Jest before version 30, its `beforeEach`. */
function followRunner(tests: TestListener): void {
  let heard = followNodeTest(tests);
  followCircus(tests, () => void (heard = true));
  if (!heard) withHook('beforeEach', undefined, (before) => heard || before(() => tests.beginUnknown()));
}

function withHook(name: 'beforeEach' | 'afterEach', hook: EachHook | undefined, use: (hook: EachHook) => void): void {
  if (hook !== undefined) use(hook);
  else whenGlobalComes(name, isFunction, use);
}

function isFunction(value: unknown): value is EachHook {
  return typeof value === 'function';
}
