import type { Sqs } from './sqs';
import { sqsOfFile } from './sqs-of-file';
import * as matchers from './testing/matchers';
import type { ExtendableExpect } from './testing/runners/extendable-expect';
import { followVitest, type VitestHooks } from './testing/runners/follow-vitest';

/** What Vitest hands over: it can be imported by ES modules only, which the rest of this package is not. */
export interface VitestGlobals extends VitestHooks {
  readonly expect: ExtendableExpect;
}

/** The world of the running test file; its matchers are added to `expect`. */
export function sqsInVitest({ expect, ...hooks }: VitestGlobals): Sqs {
  const sqs = sqsOfFile({ afterEach: (run) => hooks.afterEach(() => run()), follow: (listener) => followVitest(hooks, listener) });
  expect.extend({ ...matchers });
  return sqs;
}
