import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig, TsdownBundle } from 'tsdown';
import { COMMAND, ENTRIES, fileName, type Entry } from './entries';
import { packageFields } from './package-fields';

// One CommonJS build is the only real code: an ES module, a Jest setup file and a test all see the same world.
// The .mjs files are thin wrappers around it, and the types come in both forms.

const DIST = 'dist';

const common: InlineConfig = {
  config: false,
  outDir: DIST,
  tsconfig: 'tsconfig.json',
  target: 'node20.19',
  platform: 'node',
  fixedExtension: true,
  hash: false,
  logLevel: 'warn',
  clean: false,
  dts: false,
  deps: { neverBundle: [/^[^./]/] },
  checks: { legacyCjs: false, pluginTimings: false },
};

void run(process.argv.includes('--release'));

async function run(release: boolean): Promise<void> {
  const entries = present(ENTRIES, release);
  const { build } = await import('tsdown');

  const bundles = await build({ ...common, format: 'cjs', clean: true, entry: sources([...entries, COMMAND]), outputOptions: shareLayers });
  await build({ ...common, format: 'esm', entry: sources(entries), dts: { emitDtsOnly: true } });
  for (const { browserSource } of entries) {
    if (browserSource === undefined || !existsSync(browserSource)) continue;
    await build({ ...common, format: 'esm', platform: 'browser', entry: { browser: browserSource }, dts: false });
  }

  for (const entry of entries) writeWrapper(entry, exportsOf(entry, bundles));
  forgiveMissingPeers();
  copyTypesForRequire();
  writePackageFields(entries);
}

/** Leaves out what has no source yet, which a release must not do. */
function present(entries: readonly Entry[], release: boolean): Entry[] {
  const missing = [...entries, COMMAND].filter(({ source }) => !existsSync(source)).map(({ source }) => source);
  if (missing.length > 0 && release)
    throw new Error(`Failed to build a release: ${missing.join(', ')} of scripts/entries.ts does not exist.`);
  if (missing.length > 0) console.warn(`Left out, because there is no source yet: ${missing.join(', ')}`);
  return entries.filter(({ source }) => existsSync(source));
}

function sources(entries: readonly { readonly source: string }[]): Record<string, string> {
  const existing = entries.filter(({ source }) => existsSync(source));
  return Object.fromEntries(existing.map((entry) => ['subpath' in entry ? fileName(entry as Entry) : 'cli', entry.source]));
}

/** What `msw-sqs/jest` needs goes into one file: Jest reads it again for every test file. */
const shareLayers = {
  comments: false,
  codeSplitting: {
    groups: [{ name: 'sqs', test: /src\/(core|api|actions|protocol|transport|testing|system|world|sqs)\b/, minShareCount: 2 }],
  },
};

function exportsOf(entry: Entry, bundles: readonly TsdownBundle[]): string[] {
  const chunk = bundles.flatMap(({ chunks }) => chunks).find((candidate) => candidate.fileName === `${fileName(entry)}.cjs`);
  if (chunk?.type !== 'chunk') throw new Error(`Failed to wrap ${entry.source}: the build has no ${fileName(entry)}.cjs.`);
  return chunk.exports;
}

function writeWrapper(entry: Entry, names: readonly string[]): void {
  const name = fileName(entry);
  const lines = names.map((exported) => `export const ${exported} = cjs.${exported};\n`);
  writeFileSync(join(DIST, `${name}.mjs`), `import cjs from './${name}.cjs';\n${lines.join('')}${names.length === 0 ? 'void cjs;\n' : ''}`);
}

/** Types mention msw, which need not be installed: its absence must not be an error in the user's build. */
function forgiveMissingPeers(): void {
  for (const file of typeFiles()) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/^(?=import .* from "msw";$)/gm, '// @ts-ignore: msw is an optional peer\n'));
  }
}

/** The same types for `require`: there, packages such as msw resolve to other declarations than for `import`. */
function copyTypesForRequire(): void {
  for (const file of typeFiles()) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file.replace(/\.d\.mts$/, '.d.cts'), text.replace(/(["'])(\.\/[^"']+)\.mjs\1/g, '$1$2.cjs$1'));
  }
}

function typeFiles(): string[] {
  const files = readdirSync(DIST).filter((file) => file.endsWith('.d.mts'));
  return files.map((file) => join(DIST, file));
}

function writePackageFields(entries: readonly Entry[]): void {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
  writeFileSync('package.json', `${JSON.stringify({ ...manifest, ...packageFields(entries) }, null, 2)}\n`);
}
