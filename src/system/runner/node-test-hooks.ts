/** What `node:test` tells a hook of the test that it is called for. */
export interface NodeTestContext {
  readonly name: string;
  /** With the names of the groups around it; from Node.js 20.16 on. */
  readonly fullName?: string | undefined;
  /** Why it failed: an error around the one that was thrown. */
  readonly error?: unknown;
}

type Hook = (run: (context: NodeTestContext) => void | Promise<void>) => void;

/**
 * The hooks of `node:test` for all tests of this process, if it was started by `node --test` to run a file.
 *
 * Anywhere else, asking for a hook would make a test run of a process that is none.
 */
export function nodeTestHooks(): { readonly beforeEach: Hook; readonly afterEach: Hook; readonly after: Hook } | undefined {
  const { process } = globalThis;
  const env = process?.env ?? {};
  if (env['NODE_TEST_CONTEXT'] === undefined || env['JEST_WORKER_ID'] !== undefined || env['VITEST'] !== undefined) return undefined;
  // A child process of a test, or a worker, inherits the variable.
  if (process.send !== undefined || process.getBuiltinModule('node:worker_threads')?.isMainThread !== true) return undefined;
  return process.getBuiltinModule('node:test');
}
