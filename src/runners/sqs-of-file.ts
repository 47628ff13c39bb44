import { createSqsIn, type Sqs } from '../world/sqs';
import type * as shadowModule from '../shadow';
import type { AfterHook } from '../shadow/shadow-of-file';
import type { ShadowOptions } from '../shadow/shadow-options';
import { environmentDoctor, environmentPage, environmentShadow, environmentTrace } from '../system/environment/environment';
import { verifyNoHang } from '../testing/assertions/verify-no-hang';
import { testRunner } from '../system/environment/test-runner';
import { atProcessEnd } from '../system/process/at-process-end';
import { whenGlobalComes } from '../system/runner/when-global-comes';
import { importedHook } from './imported-hook';
import { circusErrors } from '../system/runner/circus-events';
import { circusEnd } from './circus-end';
import { followCircus } from './follow-circus';
import { runningTest } from './running-test';
import { followNames } from './follow-names';
import { followNodeTest } from './follow-node-test';
import type { RunnersTest, TestListener } from './test-listener';
import { useWorldOfFile } from '../testing/world/current-world';
import { worldBehind } from '../testing/world/test-world';
import type { WorldWatcher } from '../world/lazy-world';
import { loadDoctor } from '../world/load-doctor';
import { loadEngine } from '../world/load-engine';
import { loadPageOfFile } from './load-page-of-file';
import { loadTrace } from '../world/load-trace';
import { TestIsolation } from './test-isolation';
import { perFile } from '../system/runner/per-file';
import type { SqsOptions } from '../world/sqs-options';

/** Options of the world that each test file gets. */
export interface FileOptions extends SqsOptions {
  /**
   * Answer the calls of the file by itself, before an MSW server sees them. Default `true`.
   *
   * With `false` it answers those alone that come to its `sqs.handlers`, in an MSW server of your own.
   */
  readonly listen?: boolean | undefined;
  /**
   * Begin each test but the first of a file with empty queues, end what an earlier one left waiting, and refuse what it still calls.
   * Default `true`.
   *
   * A consumer that was started in `beforeAll`, or by the file itself, belongs to no test and goes on. Concurrent tests have a
   * world each, whatever this says.
   */
  readonly resetBetweenTests?: boolean | undefined;
  /** Fail a test, or an `sqs.run()`, in which messages got lost: `expect(sqs).toConserveMessages()` after each. Default `false`. */
  readonly verifyAtEnd?: boolean | undefined;
  /** Ask a real backend the same, and fail a test in which it answers differently: its URL. Default: `MSW_SQS_SHADOW`, else none. */
  readonly shadow?: string | ShadowOptions | undefined;
  /**
   * Look at the end of the file for misuses of SQS in what its tests let happen: say so (`'warn'`), or fail the file (`'fail'`).
   * Default: `MSW_SQS_DOCTOR`, where `1` stands for `warn`; else `'off'`.
   *
   * @see `sqs.doctor()` for what happened in one test
   */
  readonly doctor?: 'off' | 'warn' | 'fail' | undefined;
  /**
   * Write a page of what happened in SQS into the folder msw-sqs-traces: of each test that fails (`'on-failure'`), or of each that uses
   * SQS (`'always'`). Default: `MSW_SQS_TRACE`, where `1` stands for `on-failure`; else `'off'`.
   *
   * @see `sqs.trace()` for a page of one test, whatever becomes of it
   */
  readonly trace?: 'off' | 'on-failure' | 'always' | undefined;
  /**
   * Show the file's SQS live while its tests run: a port of this machine, where a browser gets the page. Default: `MSW_SQS_PAGE`, else none.
   *
   * One file at a time has it: run them in one process (`jest --watch -i`). The page stays open, and takes up the next run.
   *
   * @example
   * globalThis.MSW_SQS = { page: 9324 }; // http://127.0.0.1:9324
   */
  readonly page?: number | undefined;
}

declare global {
  /** How the worlds of a project's test files are made: in Jest's `globals`, or in a setup file that runs before `msw-sqs/jest`. */
  var MSW_SQS: FileOptions | undefined;
}

/** How a runner is heard; default: what is global, as soon as it is there. */
export interface RunnersHooks {
  readonly afterEach: AfterHook;
  readonly afterAll: AfterHook;
  readonly expect?: unknown;
  readonly follow: (listener: TestListener) => void;
  /** Calls back when another file begins that shares this module, and its `sqs`. */
  readonly onNextFile?: (begin: () => void) => void;
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
  const given = globalThis.MSW_SQS;
  if (given !== undefined) {
    const { checkOptions, places } = loadEngine();
    checkOptions(places.file, given);
  }
  const { listen = true, resetBetweenTests = true, verifyAtEnd = false, shadow = environmentShadow(), ...others } = given ?? {};
  const { doctor: mode = environmentDoctor(), trace = environmentTrace(), page = environmentPage(), ...options } = others;
  const doctor = mode === undefined || mode === 'off' ? undefined : loadDoctor().doctorOfFile(mode);
  const traces = trace === undefined || trace === 'off' ? undefined : loadTrace().traceOfFile(trace);
  const watcher = together([doctor, traces]);
  const file = createSqsIn(options, {
    verify: verifyAtEnd ? loadEngine().verifyConservation : undefined,
    watcher,
  });
  const { sqs, world } = file;
  // Queues that SQS refuses are to fail here, not at the first call.
  if (Object.keys(options).length > 0) void sqs.journal;
  const needHooks = Object.entries({ verifyAtEnd, doctor, shadow }).flatMap(([name, used]) =>
    used === undefined || used === false ? [] : [name],
  );
  const begin = (): TestIsolation => {
    if (listen) sqs.listen();
    withHook('afterEach', hooks?.afterEach, (after) => after(() => verifyNoHang(world.current.world.existing)));
    const verify = verifyAtEnd ? verifyTests(sqs, hooks?.afterEach) : undefined;
    doctor?.beginFile();
    const ends = [page === undefined ? undefined : loadPageOfFile().pageOfFile(sqs, page), doctor && (() => doctor.endFile())];
    const atEnd = ends.some((end) => end !== undefined) ? () => ends.forEach((end) => end?.()) : undefined;
    const begun = new TestIsolation(file, { listen, reset: resetBetweenTests, verify, atEnd, traces });
    (hooks?.follow ?? followRunner)(begun, atEnd, needHooks);
    if (shadow !== undefined) shadowFile(sqs, shadow, hooks);
    return begun;
  };
  let tests = begin();
  hooks?.onNextFile?.(() => {
    tests.clear();
    tests = begin();
  });
  return { value: sqs, leave: () => tests.stop() };
}

function together(watchers: readonly (WorldWatcher | undefined)[]): WorldWatcher {
  return {
    opened: (world, lazy) => watchers.forEach((watcher) => watcher?.opened(world, lazy)),
    left: (world) => watchers.forEach((watcher) => watcher?.left(world)),
    lineHere: watchers.find((watcher) => watcher?.lineHere !== undefined)?.lineHere,
  };
}

/** Few files are shadowed: what that takes is read apart from the rest. */
function loadShadow(): typeof shadowModule {
  return require('../shadow') as typeof shadowModule;
}

function shadowFile(sqs: Sqs, shadow: string | ShadowOptions, hooks: RunnersHooks | undefined): void {
  loadShadow().shadowOfFile(sqs, shadow, {
    afterEach: (use) => withHook('afterEach', hooks?.afterEach, use),
    afterAll: (use) => withHook('afterAll', hooks?.afterAll, use),
    expect: hooks?.expect,
  });
}

/** Looks after each test in a hook. @returns what does so for those without */
function verifyTests(sqs: Sqs, afterEach: AfterHook | undefined): (test: RunnersTest) => void {
  let hooked = false;
  withHook('afterEach', afterEach, (after) => {
    hooked = true;
    after(() => loadEngine().verifyConservation(sqs));
  });
  return ({ concurrent }) => {
    // Jest runs no hooks for concurrent tests, and has none to be found with `injectGlobals: false`.
    if (afterEach === undefined && (concurrent || !hooked)) loadEngine().verifyConservation(sqs);
  };
}

/** Jest's, or Node.js' own; of any other runner, and of Jest before version 30, its `beforeEach`. */
function followRunner(tests: TestListener, atEnd: (() => void) | undefined, needHooks: readonly string[]): void {
  let heard = followNodeTest(tests);
  followCircus(tests, () => void (heard = true));
  if (heard) return;
  let finish: ReturnType<TestListener['beginUnknown']> = () => {};
  let hooked = false;
  withHook('beforeEach', undefined, (before) => {
    hooked = true;
    return heard || before(() => void (finish = tests.beginUnknown()));
  });
  withHook('afterEach', undefined, (after) => heard || after(() => finish(runningTest(), circusEnd(circusErrors()))));
  if (!hooked) followNames(tests, { isFollowed: () => heard || hooked, needHooks });
  if (atEnd !== undefined) followEnd(() => heard || atEnd());
}

/** Jest's `afterAll`, or Mocha's `after`; others have neither, but end their process. */
function followEnd(atEnd: () => void): void {
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    atEnd();
  };
  withHook('afterAll', undefined, (after) => after(end));
  if (testRunner() !== undefined) return;
  whenGlobalComes('after', isFunction, (after) => after(end));
  atProcessEnd(end);
}

function withHook(name: 'beforeEach' | 'afterEach' | 'afterAll', hook: AfterHook | undefined, use: (hook: AfterHook) => void): void {
  const found = hook ?? importedHook(name);
  if (found !== undefined) use(found);
  else whenGlobalComes(name, isFunction, use);
}

function isFunction(value: unknown): value is AfterHook {
  return typeof value === 'function';
}
