/** A test as its runner knows it. */
export interface RunnersTest {
  /** With the names of the groups around it. */
  readonly name: string;
  /** Whether others may run at the same time. */
  readonly concurrent: boolean;
  /** Path of the file that it is in, where the runner tells. */
  readonly file?: string | undefined;
}

/** What a runner knows of a test that has finished. */
export interface TestEnd {
  /** Why it failed; empty when it passed. What is added to their messages, the runner prints. */
  readonly errors: readonly unknown[];
  /** Adds a line to what the runner says about an error that has no message, such as a time-out. @returns whether it could */
  readonly tell?: ((line: string) => boolean) | undefined;
}

/** A test that runs. */
export interface TestRun {
  /** What the present function does from here on, and all that it begins, belongs to the test. */
  enter(): void;
  /** What a callback does, and all that it begins, belongs to the test. */
  within<T>(callback: () => T): T;
  /** The test has finished, with its hooks. @throws Error when messages got lost in it that are to be looked after, and no hook has done so */
  finish(end?: TestEnd): void;
}

/** Who wants to know of a file's tests. */
export interface TestListener {
  /** A test begins, and nothing of it has run yet, no hook either. */
  begin(test: RunnersTest): TestRun;
  /** A test begins that the runner does not tell apart from others. @returns to be called when it has finished */
  beginUnknown(): (test?: RunnersTest, end?: TestEnd) => void;
  /** A concurrent test ran, though nothing can give it a world of its own. */
  shares(test: RunnersTest): void;
  /** All tests have run, and all hooks. @throws Error when the file is to fail */
  endOfFile(): Promise<void>;
}
