import { stripVTControlCharacters } from 'node:util';
import type { expect as jestExpect } from '@jest/globals';

/** Jest's `expect`, or one that is like it: that of Vitest, or of the package `expect`. */
export type Expect = typeof jestExpect;

/** An assertion that fails: what its text is to be looked at for. */
export type Failure = (expect: Expect) => unknown;

/** Failures by name. */
export type Failures = Readonly<Record<string, Failure>>;

/** What a failure says, without colours. */
export async function textOf(failure: Failure, expect: Expect): Promise<string> {
  try {
    await failure(expect);
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('The assertion passed.');
}
