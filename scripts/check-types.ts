import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { pack } from './pack';
import { run } from './run';

// Compiles small projects against the packed tarball: with and without msw, beside each test runner, under every way TypeScript
// resolves modules. `npm run check:types jest 'msw 3'` compiles only those.

const WITH_MSW = ['plain.ts', 'with-msw.ts', 'with-worker.ts'];
const WITH_JEST = {
  packages: ['@types/jest@30', '@jest/globals@30'],
  consumers: ['with-jest.ts', 'with-jest-globals.ts'],
  resolutions: ['commonJs'],
} as const;
const WITH_VITEST = { consumers: ['with-vitest.ts'], resolutions: ['esModules', 'commonJs', 'commonJsAlone'] } as const;
/** Test files that do not import the package: one line of the project brings the matchers' types. */
const BY_TYPES_OF_JEST = {
  ...WITH_JEST,
  consumers: ['by-types.ts'],
  types: ['msw-sqs/jest'],
  resolutions: ['commonJs', 'bundler', 'node10'],
} as const;
const BY_TYPES_OF_VITEST = {
  consumers: ['by-types-in-vitest.ts'],
  types: ['msw-sqs/vitest'],
  resolutions: ['esModules', 'commonJs', 'bundler'],
} as const;

/** TypeScript's ways to resolve a package; `type` is the one of the consumer's package.json. */
const RESOLUTIONS = {
  esModules: { type: 'module', options: { module: 'nodenext' } },
  commonJs: { type: 'commonjs', options: { module: 'nodenext' } },
  /** Stricter: `require` finds no ES modules, which declarations of Vitest's own fail by. */
  commonJsAlone: { type: 'commonjs', options: { module: 'node16', skipLibCheck: true } },
  bundler: { type: 'module', options: { module: 'preserve', moduleResolution: 'bundler' } },
  node10: { type: 'commonjs', options: { module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0' } },
};

type Resolution = keyof typeof RESOLUTIONS;

interface Installed {
  readonly name: string;
  /** With pnpm, and so that a package sees only what it asks for. Default: npm. */
  readonly pnpm?: boolean;
  readonly packages: readonly string[];
  readonly consumers: readonly string[];
  readonly resolutions: readonly Resolution[];
  /** Where its own declarations do not compile with 7. */
  readonly onlyTypeScript6?: boolean;
  /** Besides those of packages `@types/…`: what the project's tsconfig.json names under `types`. */
  readonly types?: readonly string[];
}

/**
 * What is installed beside the package, which files of test/consumers then compile, and how.
 *
 * Each compilation takes seconds: every resolution is met by something, not everything by each.
 */
const INSTALLED: readonly Installed[] = [
  {
    name: 'without msw',
    packages: [],
    consumers: ['plain.ts', 'with-localstack.ts', 'with-parity.ts'],
    resolutions: ['esModules', 'commonJs', 'node10'],
  },
  { name: 'testcontainers', packages: ['testcontainers@11'], consumers: ['with-localstack.ts'], resolutions: ['esModules', 'commonJs'] },
  { name: 'msw 2.10', packages: ['msw@2.10.0'], consumers: WITH_MSW, resolutions: ['bundler'] },
  { name: 'msw 2', packages: ['msw@2'], consumers: WITH_MSW, resolutions: ['esModules', 'commonJs'] },
  { name: 'jest', ...WITH_JEST },
  { name: 'jest by pnpm', pnpm: true, ...WITH_JEST },
  { name: 'expect', packages: ['expect@30'], consumers: ['with-expect.ts'], resolutions: ['commonJs', 'esModules'] },
  { name: 'jest by types', ...BY_TYPES_OF_JEST },
  { name: 'jest by reference', ...WITH_JEST, consumers: ['by-reference.ts'] },
  { name: 'vitest by types', packages: ['vitest@4'], ...BY_TYPES_OF_VITEST },
  { name: 'vitest 2.1', packages: ['vitest@~2.1.0'], ...WITH_VITEST },
  { name: 'vitest 3', packages: ['vitest@3'], onlyTypeScript6: true, ...WITH_VITEST },
  { name: 'vitest 4', packages: ['vitest@4'], ...WITH_VITEST },
  { name: 'vitest 5', packages: ['vitest@5', '@types/node@22'], ...WITH_VITEST },
  { name: 'vitest by pnpm', pnpm: true, packages: ['vitest@4'], ...WITH_VITEST },
  { name: 'msw 3', packages: ['msw@3'], consumers: WITH_MSW, resolutions: ['commonJs', 'bundler'] },
];

/** Installed in every project that does not ask for another version. */
const ALWAYS = ['@aws-sdk/client-sqs@3', '@types/node@20'];

const NPM_OPTIONS = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
/** TypeScript 7 takes a quarter of the time of 6, and knows no `node10`: what is installed meets 6 once, and 7 for the rest. */
const COMPILERS = { 6: resolve('node_modules/typescript/bin/tsc'), 7: resolve('node_modules/typescript7/bin/tsc') };
const execute = promisify(execFile);

void main();

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-types-'));
  try {
    const tarball = pack(folder);
    const wanted = INSTALLED.filter(({ name }) => process.argv.length < 3 || process.argv.slice(2).includes(name));
    if (wanted.some(({ pnpm }) => pnpm)) run('npm', ['install', ...NPM_OPTIONS, 'pnpm@10'], createFolder(folder, 'pnpm'));
    const queue = wanted.values();
    let failed = 0;
    // While one installs, the other compiles.
    const work = async (): Promise<void> => {
      for (const installed of queue)
        for (const compilation of await install(installed, { folder, tarball })) failed += Number(!(await compile(compilation)));
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
  readonly version: keyof typeof COMPILERS;
  readonly types: readonly string[];
  /** Where packages are installed. */
  readonly project: string;
}

/** Where projects are made, and from what. */
interface Workshop {
  readonly folder: string;
  readonly tarball: string;
}

async function install(
  { name, pnpm = false, packages, consumers, resolutions, onlyTypeScript6 = false, types = [] }: Installed,
  workshop: Workshop,
): Promise<Compilation[]> {
  const project = createFolder(workshop.folder, name.replaceAll(' ', '-'));
  const always = ALWAYS.filter((one) => !packages.some((other) => nameOf(other) === nameOf(one)));
  const wanted = [workshop.tarball, ...always, ...packages];
  if (pnpm) await installWithPnpm(wanted, project, workshop);
  else await execute('npm', ['install', ...NPM_OPTIONS, ...wanted], { cwd: project });
  return resolutions.map((resolution, index) => {
    const version = index === 0 || resolution === 'node10' || onlyTypeScript6 ? 6 : 7;
    // Where msw/browser is not to be had: Node's own resolution of `require`.
    const files = consumers.filter((file) => file !== 'with-worker.ts' || RESOLUTIONS[resolution].type === 'module');
    return { title: `${name}, ${resolution}, TypeScript ${version}`, files, resolution, version, project, types };
  });
}

async function installWithPnpm(packages: readonly string[], project: string, { folder }: Workshop): Promise<void> {
  const tool = join(folder, 'pnpm');
  // What packages do not ask for, they see by default all the same; not so where several projects share one store.
  writeFileSync(join(project, '.npmrc'), 'hoist=false\n');
  const options = ['--ignore-scripts', '--prefer-offline', '--store-dir', join(folder, 'pnpm-store')];
  await execute(process.execPath, [join(tool, 'node_modules/pnpm/bin/pnpm.cjs'), 'add', ...options, ...packages], { cwd: project });
}

/** `@types/node` of `@types/node@20`. */
function nameOf(wanted: string): string {
  return wanted.slice(0, wanted.lastIndexOf('@'));
}

/** A folder with a package.json, so that package managers do not look further up. */
function createFolder(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  return folder;
}

/** @returns whether it compiles; `skipLibCheck` is off, as what compiles so compiles with it, too */
async function compile({ title, files, resolution, version, project, types }: Compilation): Promise<boolean> {
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
    types: ['*', ...types],
    // Where it is set, TypeScript finds no types anywhere else that are named under `types`.
    ...(types.length === 0 && { typeRoots: ['../node_modules/@types'] }),
    ...options,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const errors = (await outputOf(process.execPath, [COMPILERS[version], '-p', resolution], project)).split('\n').filter(isOurs);
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

/** An error in a test runner's declarations counts: it may come from what ours add to them. Those of MSW's parts are its own. */
function isOurs(line: string): boolean {
  return line.includes('error TS') && !line.startsWith('node_modules/@mswjs/');
}
