import type { DifferingTest } from '../differing-test';

/** The title of a test within its block. */
export interface TestTitle {
  /** What `test()` was given. */
  readonly own: string;
  /** With the titles of the blocks between, separated by spaces. */
  readonly full: string;
}

/** Says what is to become of tests that differ on a backend. */
export interface Judge {
  /** What a test may fail for, if it may. */
  difference(title: TestTitle): DifferingTest | undefined;
  /** It failed, as it may. */
  failed(difference: DifferingTest, title: TestTitle, error: unknown): void;
  /** It passed. @returns the error that tells so */
  passed(difference: DifferingTest, title: TestTitle): Error;
}

/** What came of judging the tests of a block. */
export interface Hearing {
  /** All its tests; `undefined` where they cannot be known, or none has run. */
  titles(): readonly TestTitle[] | undefined;
  /** Errors that the runner could not fail a test with. */
  unsaid(): readonly Error[];
}
