import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

/*
 * Makes one file of all tests that hold the mutated folders, so that what they share, the SDK above all, is loaded once a mutant
 * instead of once a test file. Runs in the copy of the project that Stryker mutates, after it did so.
 */

const ROOT = process.cwd();

/** Where the bundle goes, and Jest looks for tests. */
const FOLDER = join(ROOT, '.mutation-tests');

/** Fast tests that run in this process, those that kill most first. */
const PLACES = [
  'core',
  'actions',
  'protocol',
  'api',
  'testing',
  'lambda/invocation-matchers.test.ts',
  'lambda/invocations.test.ts',
  'lambda/mapping.test.ts',
  'world/calls.test.ts',
  'world/handles-after-reset.test.ts',
  'control/any-input.test.ts',
  'chaos/faults-by-hand.test.ts',
  'parity/catalogue.test.ts',
  'properties',
  'clock/settle.test.ts',
];

/** Tests that want a process, a module registry or transformed packages of their own, and those that measure. */
const APART =
  /core\/cost|testing\/(consumers|schema-libraries|other-runners|register-matchers|extend-beside-others|beside-aws-sdk-client-mock)/;

const FEW_RUNS = join(ROOT, 'scripts/mutation/few-runs.ts');

void main();

async function main(): Promise<void> {
  const tests = PLACES.flatMap(testsIn).filter((file) => !APART.test(file));
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, '__snapshots__'), { recursive: true });
  writeFileSync(join(FOLDER, '__snapshots__/all.test.js.snap'), snapshotsOf(tests));
  await build({
    stdin: { contents: tests.map(inDescribe).join('\n'), resolveDir: ROOT },
    outfile: join(FOLDER, 'all.test.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    // Errors and views are told by the names of their classes.
    keepNames: true,
    external: ['@jest/globals'],
    plugins: [fewRuns(), placesOfFiles()],
    logLevel: 'error',
  });
}

function testsIn(place: string): string[] {
  const path = join('test', place);
  if (path.endsWith('.ts')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(path, file))
    .sort();
}

/** A file's hooks hold for its own tests, and its path makes their names unique. A file that has none of those that are asked for is not loaded. */
function inDescribe(file: string): string {
  const path = JSON.stringify(file);
  return `if (globalThis.wantedFiles?.has(${path}) !== false) describe(${path}, () => { require(${JSON.stringify(`./${file}`)}); });`;
}

/** The snapshots of the files, under the names that their tests have in the bundle. */
function snapshotsOf(tests: readonly string[]): string {
  const texts = tests.map((file) => {
    const snapshots = join(dirname(file), '__snapshots__', `${basename(file)}.snap`);
    return existsSync(snapshots) ? readFileSync(snapshots, 'utf8').replaceAll(/^exports\[`/gm, `exports[\`${file} `) : '';
  });
  // Jest wants its mark in the first line.
  return ['// Jest Snapshot v1, https://jestjs.io/docs/snapshot-testing', ...texts.map((text) => text.replace(/^\/\/.*$/m, ''))].join('\n');
}

/** Properties get few runs. */
function fewRuns(): Plugin {
  return {
    name: 'few-runs',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^fast-check$/ }, ({ importer }) => (importer === FEW_RUNS ? undefined : { path: FEW_RUNS })),
  };
}

/** A bundled file still knows where it was. */
function placesOfFiles(): Plugin {
  return {
    name: 'places-of-files',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path }) => ({
        loader: 'ts',
        contents: readFileSync(path, 'utf8').replaceAll(/\b__dirname\b/g, JSON.stringify(dirname(path))),
      })),
  };
}
