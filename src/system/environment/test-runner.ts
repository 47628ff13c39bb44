/** The test runner that this process belongs to, as far as the environment tells. */
export function testRunner(): 'jest' | 'vitest' | undefined {
  const { VITEST, JEST_WORKER_ID } = globalThis.process?.env ?? {};
  if (VITEST !== undefined) return 'vitest';
  return JEST_WORKER_ID === undefined ? undefined : 'jest';
}

/** Whether this process runs a file of node:test. */
export function isNodeTest(): boolean {
  return globalThis.process?.env['NODE_TEST_CONTEXT'] !== undefined;
}
