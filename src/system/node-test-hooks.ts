type Hook = (run: () => void) => void;

/**
 * The hooks of `node:test` for all tests of this process, if it was started by `node --test` to run a file.
 *
 * Anywhere else, asking for a hook would make a test run of a process that is none.
 */
export function nodeTestHooks(): { readonly beforeEach: Hook; readonly afterEach: Hook } | undefined {
  const { env, send, getBuiltinModule } = globalThis.process ?? {};
  const isTestFile = env?.['NODE_TEST_CONTEXT'] !== undefined && env['JEST_WORKER_ID'] === undefined && env['VITEST'] === undefined;
  // A child process of a test, or a worker, inherits the variable.
  if (!isTestFile || send !== undefined || getBuiltinModule?.('node:worker_threads')?.isMainThread !== true) return undefined;
  return getBuiltinModule('node:test');
}
