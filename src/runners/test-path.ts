import { importedGlobal } from './imported-hook';

interface RunnersExpect {
  readonly getState?: () => { readonly testPath?: string | undefined };
}

/** The path of the running test file, as Jest's `expect` tells it. */
export function testPath(): string | undefined {
  const { expect = importedGlobal<RunnersExpect>('expect') } = globalThis as { readonly expect?: RunnersExpect };
  return expect?.getState?.().testPath;
}
