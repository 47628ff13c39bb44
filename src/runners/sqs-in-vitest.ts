import type { Sqs } from '../world/sqs';
import { sqsOfFile } from './sqs-of-file';
import type { AfterHook } from '../shadow/shadow-of-file';
import { extendBesideOthers } from './extend-beside-others';
import type { ExtendableExpect } from './extendable-expect';
import { onNextVitestFile } from '../system/runner/vitest-files';
import { lazyMatchers } from './lazy-matchers';
import { followVitest, type VitestHooks } from './follow-vitest';

/** What Vitest hands over: it can be imported by ES modules only, which the rest of this package is not. */
export interface VitestGlobals extends VitestHooks {
  readonly afterEach: VitestHooks['afterEach'] & AfterHook;
  readonly afterAll: VitestHooks['afterAll'] & AfterHook;
  readonly expect: ExtendableExpect;
}

/** The world of the running test file; its matchers are added to `expect`. */
export function sqsInVitest({ expect, ...hooks }: VitestGlobals): Sqs {
  const sqs = sqsOfFile({
    afterEach: (run, timeoutMs) => hooks.afterEach(() => run(), timeoutMs),
    afterAll: (run, timeoutMs) => hooks.afterAll(() => run(), timeoutMs),
    expect,
    follow: (listener) => followVitest(hooks, listener),
    onNextFile: (begin) => hooks.runner && onNextVitestFile(hooks.runner, (run) => hooks.afterAll(async () => run()), begin),
  });
  extendBesideOthers(expect, lazyMatchers);
  return sqs;
}
