import { spawnSync } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @returns what it wrote to stdout
 * @throws Error with everything it wrote, when it fails
 */
export function run(command: string, args: readonly string[], cwd = process.cwd()): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`Failed to run "${[command, ...args].join(' ')}":\n${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}
