import { spawn } from 'node:child_process';
import type { Cell } from './cells';
import { jestConfig, jestFloorConfig, nodeOptions } from './jest-config';

/** Where a cell finds what it needs. */
export interface Workshop {
  /** The program of that version of Node.js. */
  readonly nodeProgram: string;
  /** The user's project, with the versions of packages that the cell asks for. */
  readonly project: string;
  readonly cache: string;
}

/** How a cell ended. */
export interface Outcome {
  readonly passed: boolean;
  readonly tests: number;
  readonly seconds: number;
  readonly output: string;
}

/** No cell takes a tenth of this. */
const TIMEOUT_MS = 300_000;

/** Runs all tests of a cell in one process. */
export async function runCell({ runner }: Cell, { nodeProgram, project, cache }: Workshop): Promise<Outcome> {
  const startMs = Date.now();
  const { args, env } = commandOf(runner, cache);
  const { status, output } = await runToEnd(nodeProgram, args, { project, env });
  const tests = testsIn(output);
  return { passed: status === 0 && tests > 0, tests, seconds: (Date.now() - startMs) / 1000, output };
}

function commandOf(runner: Cell['runner'], cache: string): { args: string[]; env?: Record<string, string> } {
  switch (runner.name) {
    case 'jest': {
      const config = JSON.stringify({ ...jestConfig(runner), cacheDirectory: cache });
      const env = runner.entry === 'injectGlobals: false' ? { MATRIX_WITHOUT_GLOBALS: 'true' } : {};
      return { args: [...nodeOptions(runner), 'node_modules/jest/bin/jest.js', '--runInBand', '--config', config], env };
    }
    case 'jest-floor': {
      const config = JSON.stringify({ ...jestFloorConfig(runner.version, runner.globals), cacheDirectory: cache });
      const env = { MATRIX_RUNNER_IS_SILENT: 'true', ...(!runner.globals && { MATRIX_WITHOUT_GLOBALS: 'true' }) };
      return { args: ['node_modules/jest/bin/jest.js', '--runInBand', '--config', config], env };
    }
    case 'vitest':
      return { args: ['node_modules/vitest/vitest.mjs', 'run'] };
    case 'node': {
      const tests = ['in-node', 'in-node-setup'].map((name) => `${name}.test`);
      const files = tests.flatMap((test) => (runner.typescript ? [`${test}.ts`] : [`${test}.mjs`, `${test}.cjs`]));
      const imports = [...(runner.typescript ? ['tsx'] : []), 'msw-sqs/jest'].flatMap((name) => ['--import', name]);
      return { args: [...imports, '--test', '--test-reporter=spec', ...files] };
    }
    case 'msw':
      return { args: ['msw.mjs'] };
  }
}

/** The number that Jest, Vitest and node:test end with; for a plain script, whether it said "ok". */
function testsIn(output: string): number {
  const count = /^Tests:.* (\d+) total$/m.exec(output) ?? /^ *Tests .*?(\d+) passed/m.exec(output) ?? /^ℹ pass (\d+)$/m.exec(output);
  return count === null ? Number(output.endsWith(': ok\n')) : Number(count[1]);
}

export function runToEnd(
  program: string,
  args: readonly string[],
  { project, env }: { project: string; env?: Record<string, string> | undefined },
) {
  return new Promise<{ status: number | null; output: string }>((resolve) => {
    const child = spawn(program, args, {
      cwd: project,
      env: { ...environment(), ...env },
      timeout: TIMEOUT_MS,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += String(text)));
    child.once('error', (error) => resolve({ status: null, output: `${output}${error.message}\n` }));
    child.once('close', (status) => resolve({ status, output }));
  });
}

/** That of a machine without AWS: what a client needs, it gets from msw-sqs. */
function environment(): NodeJS.ProcessEnv {
  const ours = /^(AWS_|NODE_OPTIONS$|FORCE_COLOR$|npm_)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: '1', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
}
