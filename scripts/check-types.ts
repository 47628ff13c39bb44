import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pack } from './pack';
import { run } from './run';

// Compiles small projects against the packed tarball: with and without msw, under every way TypeScript resolves modules.
// `npm run check:types jest 'msw 3'` compiles only those.

const WITH_MSW = ['plain.ts', 'with-msw.ts', 'with-worker.ts'];

/** TypeScript's ways to resolve a package; `type` is the one of the consumer's package.json. */
const RESOLUTIONS = {
  esModules: { type: 'module', options: { module: 'nodenext' } },
  commonJs: { type: 'commonjs', options: { module: 'nodenext' } },
  bundler: { type: 'module', options: { module: 'preserve', moduleResolution: 'bundler' } },
  node10: { type: 'commonjs', options: { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' } },
};

type Resolution = keyof typeof RESOLUTIONS;

/**
 * What is installed beside the package, which files of test/consumers then compile, and how.
 *
 * Each compilation takes seconds: every resolution is met by something, not everything by each.
 */
const INSTALLED: readonly { name: string; packages: string[]; consumers: string[]; resolutions: Resolution[] }[] = [
  {
    name: 'without msw',
    packages: [],
    consumers: ['plain.ts', 'with-localstack.ts'],
    resolutions: ['esModules', 'commonJs', 'node10'],
  },
  { name: 'testcontainers', packages: ['testcontainers@11'], consumers: ['with-localstack.ts'], resolutions: ['esModules', 'commonJs'] },
  { name: 'msw 2.10', packages: ['msw@2.10.0'], consumers: WITH_MSW, resolutions: ['bundler'] },
  { name: 'msw 2', packages: ['msw@2'], consumers: WITH_MSW, resolutions: ['esModules', 'commonJs'] },
  {
    name: 'jest',
    packages: ['@types/jest@30', '@jest/globals@30'],
    consumers: ['with-jest.ts', 'with-jest-globals.ts'],
    resolutions: ['commonJs'],
  },
  { name: 'vitest', packages: ['vitest@4'], consumers: ['with-vitest.ts'], resolutions: ['esModules'] },
  { name: 'msw 3', packages: ['msw@3'], consumers: WITH_MSW, resolutions: ['commonJs', 'bundler'] },
];

/** Compiled in every project besides the consumers that exist only with msw. */
const ALWAYS = ['@aws-sdk/client-sqs', '@types/node@20'];

const tsc = resolve('node_modules/typescript/bin/tsc');

void main();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-types-'));
  try {
    const tarball = pack(folder);
    const wanted = INSTALLED.filter(({ name }) => process.argv.length < 3 || process.argv.slice(2).includes(name));
    const compilations = wanted.flatMap((installed) => install(installed, { folder, tarball })).values();
    let failed = 0;
    const work = async (): Promise<void> => {
      for (const compilation of compilations) failed += Number(!(await compile(compilation)));
    };
    await Promise.all([work(), work()]);
    if (failed > 0) throw new Error(`${failed} consumer projects do not compile.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Compilation {
  readonly title: string;
  readonly files: readonly string[];
  readonly resolution: Resolution;
  /** Where packages are installed. */
  readonly project: string;
}

function install(
  { name, packages, consumers, resolutions }: (typeof INSTALLED)[number],
  { folder, tarball }: { readonly folder: string; readonly tarball: string },
): Compilation[] {
  const project = join(folder, name.replaceAll(' ', '-'));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', tarball, ...ALWAYS, ...packages], project);
  return resolutions.map((resolution) => {
    // Where msw/browser is not to be had: Node's own resolution of `require`.
    const files = consumers.filter((file) => file !== 'with-worker.ts' || RESOLUTIONS[resolution].type === 'module');
    return { title: `${name}, ${resolution}`, files, resolution, project };
  });
}

/** @returns whether it compiles; `skipLibCheck` is off, as what compiles so compiles with it, too */
async function compile({ title, files, resolution, project }: Compilation): Promise<boolean> {
  const { type, options } = RESOLUTIONS[resolution];
  const folder = join(project, resolution);
  mkdirSync(folder);
  for (const file of files) copyFileSync(join('test/consumers', file), join(folder, file));
  const lib = ['es2023', 'dom', 'dom.iterable'];
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2023',
    lib,
    types: ['*'],
    typeRoots: ['../node_modules/@types'],
    ...options,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const errors = (await outputOf(process.execPath, [tsc, '-p', resolution], project)).split('\n').filter((line) => isOurs(line));
  console.log(`${errors.length === 0 ? 'ok    ' : 'FAILED'} ${title}${errors.map((line) => `\n         ${line}`).join('')}`);
  return errors.length === 0;
}

function outputOf(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolveOutput, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += String(text)));
    child.once('error', reject).once('close', () => resolveOutput(output));
  });
}

/** Other packages' own type errors are not this package's fault. */
function isOurs(line: string): boolean {
  return /error TS/.test(line) && !/^node_modules\/(?!msw-sqs\/)/.test(line);
}
