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
  let finish: ReturnType<TestListener['beginUnknown']> = () => {};
  hooks.beforeEach(() => {
    if (running++ === 0) finish = listener.beginUnknown();
  });
  hooks.afterEach(({ name, fullName = name, error }) => {
    if (--running > 0) return;
    finish(
      { name: fullName, concurrent: false, file: process.argv[1] },
      { errors: error === undefined || error === null ? [] : [thrown(error)] },
    );
  });
  hooks.after(() => listener.endOfFile());
  return true;
}

/** What the test threw, which Node.js puts into an error of its own. */
function thrown(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}
