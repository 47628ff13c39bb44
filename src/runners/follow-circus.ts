import { circusEnd } from './circus-end';
import { onCircusEvent, type CircusBlock, type CircusTest } from '../system/runner/circus-events';
import type { TestListener, TestRun } from './test-listener';
import { runningTest } from './running-test';

/**
 * Tells of the tests of a Jest file, also with `injectGlobals: false`; needs Jest 30.
 *
 * A test is entered in the runner's own function for it, so its `beforeEach` and `afterEach` belong to it. That function has waited
 * for something by then: what comes after the test, such as `afterAll`, does not belong to it.
 *
 * @param onFound - called when there is a runner that tells
 */
export function followCircus(listener: TestListener, onFound: () => void): void {
  const runs = new Map<object, TestRun>();
  onCircusEvent(({ name, test }, { unhandledErrors }) => {
    if (name === 'run_finish') return listener.endOfFile().catch((error: unknown) => void unhandledErrors.push(error));
    if (test === undefined) return undefined;
    if (name === 'test_started') {
      const run = listener.begin({ name: fullName(test), concurrent: test.concurrent === true, file: runningTest().file });
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
    run?.finish(circusEnd(test.errors));
  } catch (error) {
    test.errors.push(error);
  }
}

/** As Jest prints it, without the root block. */
function fullName({ name, parent }: CircusBlock): string {
  return parent?.parent === undefined ? name : `${fullName(parent)} › ${name}`;
}
