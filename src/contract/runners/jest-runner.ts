import { EVENT_HANDLERS } from '../../system/runner/circus-events';
import type { Hearing, Judge, TestTitle } from './judge';
import type { BlockPath, Runner } from './runner';

/** What Jest hands to its tests, as globals or by @jest/globals. */
export interface JestGlobals {
  readonly describe: (title: string, define: () => void) => void;
  readonly test: ((title: string, run: () => void) => void) & { readonly skip: (title: string, run: () => void) => void };
  readonly beforeAll: Hook;
  readonly afterAll: Hook;
  readonly beforeEach: Hook;
  readonly afterEach: Hook;
}

type Hook = (run: () => unknown, timeoutMs?: number) => void;

// jest-circus, which runs tests in Jest, tells those who hang on here what happens, and goes by what they make of it.

interface CircusBlock {
  readonly type: 'describeBlock';
  readonly name: string;
  readonly parent?: CircusBlock;
  readonly children: readonly (CircusBlock | CircusTest)[];
}

interface CircusTest {
  readonly type: 'test';
  name: string;
  readonly parent: CircusBlock;
  readonly asyncError: unknown;
  readonly errors: unknown[];
  timeout?: number | undefined;
}

interface CircusState {
  readonly currentDescribeBlock: CircusBlock;
  readonly testTimeout: number;
}

interface CircusEvent {
  readonly name: string;
  readonly blockName?: string;
  readonly test?: CircusTest;
  readonly error?: unknown;
}

type CircusHandlers = ((event: CircusEvent, state: CircusState) => void)[];

/** Whether jest-circus runs this file. */
export function isInJest(): boolean {
  return Array.isArray(circusHandlers());
}

/** Speaks with Jest. */
export function jestRunner({ describe, test, beforeAll, afterAll, beforeEach, afterEach }: JestGlobals): Runner {
  return {
    describe(title, define, { testTimeoutMs } = {}) {
      if (testTimeoutMs !== undefined) giveTime(title, testTimeoutMs);
      describe(title, define);
    },
    test: (title, run) => test(title, run),
    skip: (title) => test.skip(title, () => {}),
    beforeAll: (run, timeoutMs) => beforeAll(run, timeoutMs),
    afterAll: (run, timeoutMs) => afterAll(run, timeoutMs),
    beforeEach: (run) => beforeEach(run),
    afterEach: (run, timeoutMs) => afterEach(run, timeoutMs),
    judge: judgeTests,
  };
}

function giveTime(title: string, testTimeoutMs: number): void {
  const isInside = insideOf(title);
  circusHandlers()!.push((event, state) => {
    if (isInside(event, state) && event.name === 'test_start') event.test!.timeout ??= Math.max(testTimeoutMs, state.testTimeout);
  });
}

function judgeTests({ inner }: BlockPath, judge: Judge): Hearing {
  const isInside = insideOf(inner);
  circusHandlers()!.push((event, state) => {
    const { test } = event;
    if (!isInside(event, state) || test === undefined) return;
    const title = titleOf(test, isInside.block()!);
    const difference = judge.difference(title);
    if (difference === undefined) return;
    if (event.name === 'test_fn_success') test.errors.push([judge.passed(difference, title), test.asyncError]);
    if (event.name !== 'test_fn_failure') return;
    test.errors.length = 0;
    judge.failed(difference, title, event.error);
  });
  const titles = (): TestTitle[] => testsIn(isInside.block()!).map((test) => titleOf(test, isInside.block()!));
  return { titles, unsaid: () => [] };
}

/** Finds the next block of a title to be opened, and tells whether an event is about a test in it. */
function insideOf(title: string) {
  let block: CircusBlock | undefined;
  const isInside = ({ name, blockName, test }: CircusEvent, { currentDescribeBlock }: CircusState): boolean => {
    if (block === undefined && name === 'start_describe_definition' && blockName === title) block = currentDescribeBlock;
    return block !== undefined && test !== undefined && blocksAround(test, block).includes(block);
  };
  return Object.assign(isInside, { block: () => block });
}

/** The blocks around a test from the innermost to `last`, or to the outermost. */
function blocksAround(test: CircusTest, last: CircusBlock): CircusBlock[] {
  const blocks: CircusBlock[] = [];
  for (let block: CircusBlock | undefined = test.parent; block !== undefined; block = block.parent) {
    blocks.push(block);
    if (block === last) break;
  }
  return blocks;
}

function titleOf(test: CircusTest, block: CircusBlock): TestTitle {
  const between = blocksAround(test, block).slice(0, -1).reverse();
  return { own: test.name, full: [...between, test].map(({ name }) => name).join(' ') };
}

function testsIn(block: CircusBlock): CircusTest[] {
  return block.children.flatMap((child) => (child.type === 'test' ? [child] : testsIn(child)));
}

function circusHandlers(): CircusHandlers | undefined {
  return (globalThis as { [EVENT_HANDLERS]?: CircusHandlers })[EVENT_HANDLERS];
}
