interface RunnersExpect {
  readonly getState?: () => { readonly currentTestName?: string | undefined };
}

/** Where Vitest and Jest keep their `expect` and what it knows, also where it is no global. */
const VITEST = Symbol.for('expect-global');
const JEST = Symbol.for('$$jest-matchers-object');

interface RunnersGlobals {
  readonly expect?: unknown;
  readonly [VITEST]?: unknown;
  readonly [JEST]?: { readonly state?: { readonly currentTestName?: string | undefined } };
}

/** The name of the test that runs, as the `expect` of Jest and Vitest tells it. */
export function currentTestName(expect: unknown = expectHere()): string | undefined {
  const name = (expect as RunnersExpect | undefined)?.getState?.().currentTestName;
  return name ?? (globalThis as RunnersGlobals)[JEST]?.state?.currentTestName;
}

function expectHere(): unknown {
  const globals = globalThis as RunnersGlobals;
  return globals.expect ?? globals[VITEST];
}
