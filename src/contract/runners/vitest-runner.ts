import type { Hearing, Judge, TestTitle } from './judge';
import type { BlockPath, Runner } from './runner';

/** What Vitest exports, as far as it is needed here. */
export interface VitestModule {
  readonly describe: (title: string, options: { readonly timeout?: number }, define: () => void) => void;
  readonly test: ((title: string, run: () => void) => void) & { readonly skip: (title: string, run: () => void) => void };
  readonly beforeAll: Hook;
  readonly afterAll: Hook;
  readonly beforeEach: Hook<TestContext>;
  readonly afterEach: Hook<TestContext>;
}

type Hook<Context = never> = (run: (context: Context) => unknown, timeoutMs?: number) => void;

interface TestContext {
  readonly task: VitestTest;
}

interface VitestSuite {
  readonly type: 'suite';
  readonly name: string;
  readonly suite?: VitestSuite | undefined;
  readonly tasks: readonly (VitestSuite | VitestTest)[];
}

interface VitestTest {
  readonly type: 'test';
  readonly name: string;
  readonly suite?: VitestSuite | undefined;
  result?: { state: string; errors?: { readonly message: string }[] | undefined } | undefined;
}

/** Speaks with Vitest. */
export function vitestRunner({ describe, test, beforeAll, afterAll, beforeEach, afterEach }: VitestModule): Runner {
  return {
    describe: (title, define, { testTimeoutMs } = {}) =>
      describe(title, testTimeoutMs === undefined ? {} : { timeout: testTimeoutMs }, () => define()),
    test: (title, run) => test(title, () => run()),
    skip: (title) => test.skip(title, () => {}),
    beforeAll: (run, timeoutMs) => beforeAll(() => run(), timeoutMs),
    afterAll: (run, timeoutMs) => afterAll(() => run(), timeoutMs),
    beforeEach: (run) => beforeEach(() => run()),
    afterEach: (run, timeoutMs) => afterEach(() => run(), timeoutMs),
    judge: (path, judge) => judgeTests(afterEach, path, judge),
  };
}

function judgeTests(afterEach: VitestModule['afterEach'], path: BlockPath, judge: Judge): Hearing {
  let block: VitestSuite | undefined;
  // Vitest reads what a hook takes from its source: the parameter must be written as a pattern.
  afterEach(({ task }) => {
    const around = blockAround(task, path);
    if (around === undefined) return;
    block = around;
    const title = titleOf(task, block);
    const difference = judge.difference(title);
    const { result } = task;
    if (difference === undefined || result === undefined) return;
    if (result.state !== 'fail') throw judge.passed(difference, title);
    judge.failed(difference, title, result.errors?.[0]);
    result.state = 'pass';
    result.errors = undefined;
  });
  return { titles: () => block && titlesIn(block), unsaid: () => [] };
}

function blockAround({ suite }: VitestTest, { outer, inner }: BlockPath): VitestSuite | undefined {
  let block = suite;
  while (block !== undefined && !(block.name === inner && block.suite?.name === outer)) block = block.suite;
  return block;
}

function titleOf(test: VitestTest, block: VitestSuite): TestTitle {
  const names = [test.name];
  for (let { suite } = test; suite !== undefined && suite !== block; suite = suite.suite) names.unshift(suite.name);
  return { own: test.name, full: names.join(' ') };
}

function titlesIn(block: VitestSuite): TestTitle[] {
  return testsIn(block).map((test) => titleOf(test, block));
}

function testsIn({ tasks }: VitestSuite): VitestTest[] {
  return tasks.flatMap((task) => (task.type === 'suite' ? testsIn(task) : [task]));
}
