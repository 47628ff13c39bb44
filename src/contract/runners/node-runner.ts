import type { Hearing, Judge, TestTitle } from './judge';
import type { BlockPath, Runner } from './runner';

/** What `node:test` exports, as far as it is needed here. */
export interface NodeTestModule {
  readonly describe: (title: string, define: () => void) => unknown;
  readonly test: (title: string, options: { readonly skip?: boolean }, run: () => void) => unknown;
  readonly before: Hook;
  readonly after: Hook;
  readonly beforeEach: Hook<NodeTestContext>;
  readonly afterEach: Hook<NodeTestContext>;
}

type Hook<Context = unknown> = (run: (context: Context) => unknown, options?: { readonly timeout?: number }) => void;

interface NodeTestContext {
  readonly name: string;
  /** With the titles of the blocks around it, separated by ` > `. */
  readonly fullName: string;
  readonly passed: boolean;
  readonly error?: Error | null;
  todo(reason: string): void;
}

/** Speaks with `node:test`. */
export function nodeRunner({ describe, test, before, after, beforeEach, afterEach }: NodeTestModule): Runner {
  return {
    describe: (title, define) => void describe(title, () => define()),
    test: (title, run) => void test(title, {}, () => run()),
    skip: (title) => void test(title, { skip: true }, () => {}),
    beforeAll: (run, timeout) => before(() => run(), { timeout }),
    afterAll: (run, timeout) => after(() => run(), { timeout }),
    beforeEach: (run) => beforeEach(() => run()),
    afterEach: (run, timeout) => afterEach(() => run(), { timeout }),
    judge: (path, judge) => judgeTests({ beforeEach, afterEach }, path, judge),
  };
}

/** A test that is "to do" may fail: its reason is shown, and the run passes. */
function judgeTests({ beforeEach, afterEach }: Pick<NodeTestModule, 'beforeEach' | 'afterEach'>, path: BlockPath, judge: Judge): Hearing {
  const seen: TestTitle[] = [];
  const vanished: Error[] = [];
  beforeEach((context) => {
    const title = titleOf(context, path);
    if (title === undefined) return;
    seen.push(title);
    const difference = judge.difference(title);
    if (difference !== undefined) context.todo(`may differ on ${difference.backend}: ${difference.reason}`);
  });
  afterEach((context) => {
    const title = titleOf(context, path);
    const difference = title && judge.difference(title);
    if (difference === undefined) return;
    // Thrown here, it would be forgiven, too.
    if (context.passed) vanished.push(judge.passed(difference, title!));
    else judge.failed(difference, title!, context.error?.cause ?? context.error);
  });
  return { titles: () => (seen.length === 0 ? undefined : seen), unsaid: () => vanished };
}

const SEPARATOR = ' > ';

/** @returns `undefined` for a test that is not in the block */
function titleOf({ name, fullName }: NodeTestContext, { outer, inner }: BlockPath): TestTitle | undefined {
  const [, within] = fullName.split([outer, inner, ''].join(SEPARATOR));
  return within === undefined ? undefined : { own: name, full: within.replaceAll(SEPARATOR, ' ') };
}
