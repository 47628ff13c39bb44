import { importedGlobal } from './imported-hook';
import type { RunnersTest } from './test-listener';

interface RunnersExpect {
  readonly getState?: () => { readonly testPath?: string | undefined; readonly currentTestName?: string | undefined };
}

/** The test that runs, as Jest's `expect` tells it. */
export function runningTest(): RunnersTest {
  const { expect = importedGlobal<RunnersExpect>('expect') } = globalThis as { readonly expect?: RunnersExpect };
  const { testPath, currentTestName = 'a test' } = expect?.getState?.() ?? {};
  return { name: currentTestName, concurrent: false, file: testPath };
}
