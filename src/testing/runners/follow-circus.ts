import { onCircusEvent, type CircusBlock, type CircusTest } from '../../system/circus-events';
import type { TestListener, TestRun } from './test-listener';

/**
 * Tells of the tests of a Jest file, also with `injectGlobals: false`; needs Jest 30.
 *
 * A test is entered where its runner begins it, so its `beforeEach` and `afterEach` belong to it, and those of concurrent tests
 * each to their own.
 *
 * @param onFound - called when there is a runner that tells
 */
export function followCircus(listener: TestListener, onFound: () => void): void {
  const runs = new Map<object, TestRun>();
  onCircusEvent(({ name, test, hook }) => {
    if (name === 'run_finish') return listener.endOfFile();
    if (name === 'hook_start' && hook?.type.endsWith('All') === true) listener.leave();
    if (test === undefined) return undefined;
    if (name === 'test_started') {
      const run = listener.begin({ name: fullName(test), concurrent: test.concurrent === true });
      runs.set(test, run);
      run.enter();
    } else if (name === 'test_done') {
      finish(test, runs.get(test));
      runs.delete(test);
    }
    return undefined;
  }, onFound);
}

function finish(test: CircusTest, run: TestRun | undefined): void {
  try {
    run?.finish();
  } catch (error) {
    test.errors.push(error);
  }
}

/** As Jest prints it, without the root block. */
function fullName({ name, parent }: CircusBlock): string {
  return parent?.parent === undefined ? name : `${fullName(parent)} › ${name}`;
}
