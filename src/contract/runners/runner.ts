import type { Hearing, Judge } from './judge';

/** What a contract asks of a test runner, whichever it is. */
export interface Runner {
  describe(title: string, define: () => void, options?: BlockOptions): void;
  test(title: string, run: () => void): void;
  /** A test that does not run; its title says why. */
  skip(title: string): void;
  beforeAll(run: () => Promise<void>, timeoutMs: number): void;
  afterAll(run: () => Promise<void>, timeoutMs: number): void;
  beforeEach(run: () => void): void;
  afterEach(run: () => Promise<void>, timeoutMs: number): void;
  /** Has the tests of a block judged; to be called in the block around it. */
  judge(path: BlockPath, judge: Judge): Hearing;
}

/** Where a block is. */
export interface BlockPath {
  readonly outer: string;
  readonly inner: string;
}

/** How a block's tests are run. */
export interface BlockOptions {
  /** How long each may take, where it does not say itself; default: what the runner's configuration says. */
  readonly testTimeoutMs?: number | undefined;
}
