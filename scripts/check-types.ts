import { spawnSync } from 'node:child_process';
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

/** What is installed beside the package, which files of test/consumers then compile, and how. */
const INSTALLED: readonly { name: string; packages: string[]; consumers: string[]; resolutions: Resolution[] }[] = [
  { name: 'without msw', packages: [], consumers: ['plain.ts'], resolutions: ['esModules', 'commonJs', 'bundler', 'node10'] },
  { name: 'msw 2.10', packages: ['msw@2.10.0'], consumers: WITH_MSW, resolutions: ['bundler'] },
  { name: 'msw 2', packages: ['msw@2'], consumers: WITH_MSW, resolutions: ['esModules', 'commonJs', 'bundler', 'node10'] },
  {
    name: 'jest',
    packages: ['@types/jest@30', '@jest/globals@30'],
    consumers: ['with-jest.ts', 'with-jest-globals.ts'],
    resolutions: ['commonJs', 'node10'],
  },
  { name: 'vitest', packages: ['vitest@4'], consumers: ['with-vitest.ts'], resolutions: ['esModules'] },
  // MSW 3 itself has no types for `node10`.
  { name: 'msw 3', packages: ['msw@3'], consumers: WITH_MSW, resolutions: ['esModules', 'commonJs', 'bundler'] },
];

/** Compiled in every project besides the consumers that exist only with msw. */
const ALWAYS = ['@aws-sdk/client-sqs', '@types/node@20'];

const tsc = resolve('node_modules/typescript/bin/tsc');
let failed = 0;

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-types-'));
try {
  const tarball = pack(folder);
  const wanted = INSTALLED.filter(({ name }) => process.argv.length < 3 || process.argv.slice(2).includes(name));
  for (const installed of wanted) checkInstalled(installed, tarball);
} finally {
  rmSync(folder, { recursive: true });
}
if (failed > 0) throw new Error(`${failed} consumer projects do not compile.`);

function checkInstalled({ name, packages, consumers, resolutions }: (typeof INSTALLED)[number], tarball: string): void {
  const project = join(folder, name.replaceAll(' ', '-'));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', tarball, ...ALWAYS, ...packages], project);
  for (const file of consumers) copyFileSync(join('test/consumers', file), join(project, file));
  for (const resolution of resolutions) {
    // Where msw/browser is not to be had: Node's own resolution of `require`.
    const files = consumers.filter((file) => file !== 'with-worker.ts' || RESOLUTIONS[resolution].type === 'module');
    compile(project, { title: `${name}, ${resolution}`, files, resolution, skipLibCheck: false });
  }
  compile(project, { title: `${name}, bundler, skipLibCheck`, files: consumers, resolution: 'bundler', skipLibCheck: true });
}

interface Compilation {
  readonly title: string;
  readonly files: readonly string[];
  readonly resolution: Resolution;
  readonly skipLibCheck: boolean;
}

function compile(project: string, { title, files, resolution, skipLibCheck }: Compilation): void {
  const { type, options } = RESOLUTIONS[resolution];
  const lib = ['es2023', 'dom', 'dom.iterable'];
  const compilerOptions = { strict: true, noEmit: true, target: 'es2023', lib, types: ['*'], skipLibCheck, ...options };
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type }));
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8', cwd: project });
  const errors = stdout.split('\n').filter((line) => isOurs(line));
  if (errors.length > 0) failed++;
  console.log(`${errors.length === 0 ? 'ok    ' : 'FAILED'} ${title}${errors.map((line) => `\n         ${line}`).join('')}`);
}

/** Other packages' own type errors are not this package's fault. */
function isOurs(line: string): boolean {
  return /error TS/.test(line) && !/^node_modules\/(?!msw-sqs\/)/.test(line);
}
