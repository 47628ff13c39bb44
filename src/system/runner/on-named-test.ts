/** Where Jest's `expect` keeps what it knows, for all its copies in a test file. */
const MATCHERS = Symbol.for('$$jest-matchers-object');

interface ExpectState {
  currentTestName?: string;
}

/**
 * Calls back when a test of Jest begins, before its hooks, by what Jest then tells its `expect`: the name of the test.
 *
 * That is all there is to hear of Jest before version 30 where it has no globals, and its runner is not there yet.
 */
export function onNamedTest(begin: () => void): void {
  const { state } = (globalThis as { [MATCHERS]?: { readonly state: ExpectState } })[MATCHERS] ?? {};
  if (state === undefined) return;
  let name = state.currentTestName;
  Object.defineProperty(state, 'currentTestName', {
    configurable: true,
    enumerable: true,
    get: () => name,
    set(value: string) {
      name = value;
      begin();
    },
  });
}
