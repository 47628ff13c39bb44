import { nodeTestHooks } from '../system/runner/node-test-hooks';
import type { TestListener } from './test-listener';

/**
 * Tells of the tests of a file that `node --test` runs.
 *
 * Tests within tests, and those that run at the same time as others, are not told: they share what the others have.
 *
 * @returns whether there are such tests
 */
export function followNodeTest(listener: TestListener): boolean {
  const hooks = nodeTestHooks();
  if (hooks === undefined) return false;
  let running = 0;
  let finish = (): void => {};
  hooks.beforeEach(() => {
    if (running++ === 0) finish = listener.beginUnknown();
  });
  hooks.afterEach(() => {
    if (--running === 0) finish();
  });
  hooks.after(() => listener.endOfFile());
  return true;
}
