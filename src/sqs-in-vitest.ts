import type { Sqs } from './sqs';
import { extendBesideOthers } from './testing/runners/extend-beside-others';
import type { ExtendableExpect } from './testing/runners/extendable-expect';
import * as matchers from './testing/matchers';
import type { AfterHook } from './parity/shadow/shadow-of-file';
import { sqsOfFile, type BeforeEach } from './sqs-of-file';

/** What Vitest hands over: it can be imported by ES modules only, which the rest of this package is not. */
export interface VitestGlobals {
  readonly beforeEach: BeforeEach;
  readonly afterEach: AfterHook;
  readonly afterAll: AfterHook;
  readonly expect: ExtendableExpect;
}

/** The world of the running test file; its matchers are added to `expect`. */
export function sqsInVitest({ beforeEach, afterEach, afterAll, expect }: VitestGlobals): Sqs {
  const sqs = sqsOfFile({
    beforeEach: (run) => beforeEach(() => run()),
    afterEach: (run, timeoutMs) => afterEach(() => run(), timeoutMs),
    afterAll: (run, timeoutMs) => afterAll(() => run(), timeoutMs),
    expect,
  });
  extendBesideOthers(expect, matchers);
  return sqs;
}
