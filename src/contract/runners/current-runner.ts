import { testRunner } from '../../system/environment/test-runner';
import { isInJest, jestRunner, type JestGlobals } from './jest-runner';
import { nodeRunner, type NodeTestModule } from './node-runner';
import type { Runner } from './runner';
import { vitestRunner, type VitestModule } from './vitest-runner';

/** Where `msw-sqs/parity` puts Vitest, which only ES modules can import. */
const VITEST = Symbol.for('msw-sqs.vitest');

/**
 * The test runner that runs this file.
 *
 * @throws Error where there is none, or none that contracts are made for
 */
export function currentRunner(): Runner {
  const scope = globalThis as { readonly [VITEST]?: VitestModule | undefined } & Partial<JestGlobals>;
  if (scope[VITEST] !== undefined) return vitestRunner(scope[VITEST]);
  if (testRunner() === 'vitest')
    throw new Error(
      "describeContract cannot reach Vitest, which only ES modules can: import { describeContract } from 'msw-sqs/parity', do not require it.",
    );
  if (isInJest()) return jestRunner(scope.describe === undefined ? (load('@jest/globals') as JestGlobals) : (scope as JestGlobals));
  if (scope.describe !== undefined)
    throw new Error('describeContract runs in Jest (with jest-circus, its default), Vitest and node:test; this is another test runner.');
  return nodeRunner(load('node:test') as NodeTestModule);
}

/** Not a plain call of `require`: a bundler would try to follow it. */
function load(name: string): unknown {
  const loadModule = require;
  return loadModule(name);
}
