import type { TestListener, TestRun } from './test-listener';

/** A test of Vitest, or the suite around it. */
interface Task {
  readonly name: string;
  readonly suite?: Task | undefined;
  readonly concurrent?: boolean | undefined;
}

type TestContext = { readonly task: Task };

/** What Vitest calls around tests. */
export interface VitestHooks {
  readonly beforeEach: (run: (context: TestContext) => void) => void;
  readonly afterEach: (run: (context: TestContext) => void) => void;
  readonly afterAll: (run: () => Promise<void>) => void;
  /** From Vitest 4.1 on. */
  readonly aroundEach?: ((run: (runTest: () => Promise<void>, context: TestContext) => Promise<void>) => void) | undefined;
}

/** Tells of the tests of a Vitest file; a concurrent one is on its own from Vitest 4.1 on. */
export function followVitest({ beforeEach, afterEach, afterAll, aroundEach }: VitestHooks, listener: TestListener): void {
  afterAll(() => listener.endOfFile());
  if (aroundEach !== undefined) {
    aroundEach(async (runTest, { task }) => {
      const run = listener.begin(runnersTest(task));
      try {
        await run.within(runTest);
      } finally {
        run.finish();
      }
    });
    return;
  }
  const runs = new Map<Task, TestRun>();
  beforeEach(({ task }) => {
    if (task.concurrent === true) return;
    const run = listener.begin(runnersTest(task));
    runs.set(task, run);
    // The test's function runs within it too, unless a hook that came before this one waited for something.
    run.enter();
  });
  afterEach(({ task }) => {
    if (task.concurrent === true) listener.shares(runnersTest(task));
    runs.get(task)?.finish();
    runs.delete(task);
  });
}

function runnersTest(task: Task) {
  return { name: fullName(task), concurrent: task.concurrent === true };
}

/** As Vitest prints it. */
function fullName({ name, suite }: Task): string {
  return suite === undefined ? name : `${fullName(suite)} > ${name}`;
}
