interface RunnersExpect {
  readonly getState?: () => { readonly currentTestName?: string | undefined };
}

/** The name of the test that runs, as the `expect` of Jest and Vitest tells it. */
export function currentTestName(expect: unknown = (globalThis as { readonly expect?: unknown }).expect): string | undefined {
  return (expect as RunnersExpect | undefined)?.getState?.().currentTestName;
}
