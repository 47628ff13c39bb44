import type { Sqs } from './sqs';
import { extendBesideOthers } from './testing/runners/extend-beside-others';
import type { ExtendableExpect } from './testing/runners/extendable-expect';
import * as matchers from './testing/matchers';
import { sqsOfFile, type BeforeEach } from './sqs-of-file';

/** What Vitest hands over: it can be imported by ES modules only, which the rest of this package is not. */
export interface VitestGlobals {
  readonly beforeEach: BeforeEach;
  readonly afterEach: BeforeEach;
  readonly expect: ExtendableExpect;
}

/** The world of the running test file; its matchers are added to `expect`. */
export function sqsInVitest({ beforeEach, afterEach, expect }: VitestGlobals): Sqs {
  const sqs = sqsOfFile(
    (run) => beforeEach(() => run()),
    (run) => afterEach(() => run()),
  );
  extendBesideOthers(expect, matchers);
  return sqs;
}
