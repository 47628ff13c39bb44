import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';

const ROOT = resolve(__dirname, '../..');

/** How a program ended. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** A program of a user's that uses this package, in a process of its own. */
export interface ChildProgram {
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  /** Waits until it prints a line that has this text. @returns the line */
  prints(text: string): Promise<string>;
  readonly ended: Promise<ProgramEnd>;
}

const folders: string[] = [];
const children: ChildProcess[] = [];

/** A folder that is gone after the tests, outside of any project: no package is found from there. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-program-'));
  folders.push(folder);
  return folder;
}

afterAll(() => {
  // Those that a failed test has left.
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Builds `msw-sqs/localstack` into a folder. @returns the file */
export function builtEntry(folder: string): string {
  const outfile = join(folder, 'localstack.cjs');
  const entry = join(ROOT, 'src/localstack.ts');
  buildSync({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', packages: 'external', logLevel: 'error' });
  return outfile;
}

/**
 * Runs a program that has the exports of `msw-sqs/localstack`.
 *
 * @param body - of an async function
 * @param options - `cwd` is where packages are looked for; default: this project
 */
export function runProgram(body: string, { cwd = ROOT, env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): ChildProgram {
  const entry = builtEntry(emptyFolder());
  const code = `const { startLocalStack, startElasticMq, containersAvailable } = require(${JSON.stringify(entry)});\n(async () => {${body}})();`;
  return watched(process.execPath, ['-e', code], { cwd, env: { ...process.env, ...env } });
}

/** Runs any command in the same way. */
export function watched(command: string, args: readonly string[], options: SpawnOptions): ChildProgram {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.setEncoding('utf8').on('data', (text) => (output += String(text)));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, output }) as ProgramEnd);
  return { pid: child.pid!, kill: (signal) => void child.kill(signal), prints: (text) => lineOf(child, text, () => output), ended };
}

function lineOf(child: ChildProcess, text: string, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.includes(text)) resolve(line);
    });
    child.once('close', () => reject(new Error(`The program ended without printing "${text}":\n${output()}`)));
  });
}
