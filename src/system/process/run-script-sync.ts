import { spawnSync } from 'node:child_process';
import { plainNodeEnvironment } from './engine-environment';

/**
 * Runs a script in a Node.js process of its own and waits for it on the spot: for those who have to know at once what takes asking.
 *
 * @param script - CommonJS; finds `argument` as JSON in `process.argv[1]`, and prints its answer as JSON
 * @param limitMs - how long the process may take altogether
 * @returns its answer; `undefined` when it gives none
 */
export function runScriptSync<Answer>(script: string, argument: unknown, limitMs: number): Answer | undefined {
  const { stdout } = spawnSync(process.execPath, ['-e', script, JSON.stringify(argument)], {
    encoding: 'utf8',
    timeout: limitMs,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: plainNodeEnvironment(),
  });
  try {
    return JSON.parse(stdout) as Answer;
  } catch {
    return undefined;
  }
}
