import type { VitestRunnerClass } from '../system/runner/vitest-files';
import type { RunnersTest, TestEnd, TestListener, TestRun } from './test-listener';

/** A test of Vitest, or the suite around it. */
interface Task {
  readonly name: string;
  readonly suite?: Task | undefined;
  readonly concurrent?: boolean | undefined;
  /** The file, which is a suite, too. */
  readonly file?: { readonly filepath?: string | undefined } | undefined;
  readonly result?: { readonly errors?: readonly unknown[] | undefined } | undefined;
}

type TestContext = { readonly task: Task };

/** What Vitest calls around tests. */
export interface VitestHooks {
  readonly beforeEach: (run: (context: TestContext) => void) => void;
  readonly afterEach: (run: (context: TestContext) => void) => void;
  readonly afterAll: (run: () => Promise<void>) => void;
  /** From Vitest 4.1 on. */
  readonly aroundEach?: ((run: (runTest: () => Promise<void>, context: TestContext) => Promise<void>) => void) | undefined;
  /** Of the entry `vitest/suite`; before that. */
  readonly functions?: TestFunctions | undefined;
  /** The class of its runner. */
  readonly runner?: VitestRunnerClass | undefined;
}

interface TestFunctions {
  getFn(task: object): () => unknown;
  setFn(task: object, fn: () => unknown): void;
}

type HookedVitest = Pick<VitestHooks, 'beforeEach' | 'afterEach'> & { readonly functions: TestFunctions };

/** Tells of the tests of a Vitest file; a concurrent one is on its own from Vitest 4.1 on. */
export function followVitest({ beforeEach, afterEach, afterAll, aroundEach, functions }: VitestHooks, listener: TestListener): void {
  afterAll(() => listener.endOfFile());
  if (aroundEach !== undefined) {
    aroundEach(async (runTest, { task }) => {
      const run = listener.begin(runnersTest(task));
      try {
        await run.within(runTest);
      } finally {
        run.finish(endOf(task));
      }
    });
    return;
  }
  if (functions !== undefined) followByHooks({ beforeEach, afterEach, functions }, listener);
}

/** Without `aroundEach` a test is followed by putting a function in the place of its own; hooks stay outside. */
function followByHooks({ beforeEach, afterEach, functions: { getFn, setFn } }: HookedVitest, listener: TestListener): void {
  const runs = new WeakMap<Task, TestRun>();
  const originals = new WeakMap<Task, () => unknown>();
  beforeEach(({ task }) => {
    if (task.concurrent === true) return;
    const run = listener.begin(runnersTest(task));
    runs.set(task, run);
    // Again when it is tried again: then it has one of ours already.
    const original = originals.get(task) ?? getFn(task);
    originals.set(task, original);
    setFn(task, () => run.within(original));
  });
  afterEach(({ task }) => {
    if (task.concurrent === true) listener.shares(runnersTest(task));
    else runs.get(task)?.finish(endOf(task));
  });
}

function runnersTest(task: Task): RunnersTest {
  return { name: fullName(task), concurrent: task.concurrent === true, file: task.file?.filepath };
}

function endOf({ result }: Task): TestEnd {
  return { errors: result?.errors ?? [] };
}

/** As Vitest prints it. */
function fullName({ name, suite }: Task): string {
  return suite === undefined ? name : `${fullName(suite)} > ${name}`;
}
