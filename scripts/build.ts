import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { InlineConfig, TsdownBundle } from 'tsdown';
import { COMMAND, ENTRIES, fileName, type Entry } from './entries';
import { esModuleWrapper } from './es-module-wrapper';
import { APART, connectOnDemand, ON_DEMAND, onDemandPlugin } from './on-demand';
import { packageFields } from './package-fields';

// One CommonJS build is the only real code: an ES module, a Jest setup file and a test all see the same world.
// The .mjs files are thin wrappers around it, and the types come in both forms.

const DIST = 'dist';

/** The file that all entries share. */
const SHARED = 'sqs';

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
  deps: { neverBundle: [/^[^./\0]/] },
  checks: { legacyCjs: false, pluginTimings: false },
};

void run(process.argv.includes('--release'));

async function run(release: boolean): Promise<void> {
  const entries = present(ENTRIES, release);
  const { build } = await import('tsdown');

  const bundles = await build({
    ...common,
    format: 'cjs',
    clean: true,
    entry: { ...sources([...entries.map(asCommonJs), COMMAND]), [ON_DEMAND]: ON_DEMAND },
    plugins: [onDemandPlugin],
    outputOptions: shareLayers,
  });
  connectOnDemand(DIST, `${SHARED}.cjs`);
  await build({ ...common, format: 'cjs', entry: { [APART.name]: APART.source }, outputOptions: { comments: false } });
  await build({
    ...common,
    format: 'esm',
    entry: sources(entries),
    dts: { emitDtsOnly: true },
    outputOptions: { chunkFileNames: 'types-[name].mjs' },
  });
  for (const entry of entries) if (entry.commonJsPart !== undefined) await build({ ...common, ...aroundCommonJs(entry) });
  for (const { browserSource } of entries) {
    if (browserSource === undefined || !existsSync(browserSource)) continue;
    await build({ ...common, format: 'esm', platform: 'browser', entry: { browser: browserSource }, dts: false });
  }

  for (const file of filesIn(DIST, '.cjs')) writeFileSync(file, asciiOnly(readFileSync(file, 'utf8')));
  for (const entry of entries) if (entry.isNamespace === true) markAsNamespace(join(DIST, `${fileName(entry)}.cjs`));
  for (const entry of entries)
    if (entry.commonJsPart === undefined)
      writeFileSync(join(DIST, `${fileName(entry)}.mjs`), esModuleWrapper(entry, exportsOf(entry, bundles)));
  forgive();
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

function asCommonJs(entry: Entry): Entry {
  return { ...entry, source: entry.commonJsPart ?? entry.source };
}

/** Builds an entry for ES modules only, which imports its CommonJS part. */
function aroundCommonJs(entry: Entry): InlineConfig {
  const part = resolve(entry.commonJsPart!);
  const id = `./${fileName(entry)}.cjs`;
  const resolveId = (source: string, importer = ''): { id: string; external: true } | undefined =>
    `${resolve(dirname(importer), source)}.ts` === part ? { id, external: true } : undefined;
  return { format: 'esm', entry: sources([entry]), plugins: [{ name: 'common-js-part', resolveId }] };
}

/** What `msw-sqs/jest` needs, and so neither server nor other backends, goes into one file: Jest reads it again for every test file. */
const shared = /src\/(?!system\/process\/)(core|api|words|actions|protocol|transport|testing|system|world|runners)\/|stand-in:/;
const shareLayers = {
  comments: false,
  codeSplitting: {
    groups: [{ name: SHARED, test: shared, minShareCount: 2 }],
  },
};

/** Escapes what is not ASCII: one such character doubles the time to read a file and the memory it takes. */
function asciiOnly(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `import * as` of compiled CommonJS takes such a module as it is, and adds no `default` to what is to be handed on as a whole. */
function markAsNamespace(file: string): void {
  writeFileSync(file, `Object.defineProperty(exports, "__esModule", { value: true });\n${readFileSync(file, 'utf8')}`);
}

function exportsOf(entry: Entry, bundles: readonly TsdownBundle[]): string[] {
  const chunk = bundles.flatMap(({ chunks }) => chunks).find((candidate) => candidate.fileName === `${fileName(entry)}.cjs`);
  if (chunk?.type !== 'chunk') throw new Error(`Failed to wrap ${entry.source}: the build has no ${fileName(entry)}.cjs.`);
  return chunk.exports;
}

/** What a user's build must not be blamed for. The compiler of our own types drops such comments. */
const FORGIVEN = [
  { line: /^(?=import .* from "msw";$)/gm, why: 'msw is an optional peer' },
  { line: /^(?= *interface Matchers<R extends void \| Promise<void> = )/gm, why: 'Vitest 3 and 4 declare other parameters' },
];

function forgive(): void {
  for (const file of filesIn(DIST, '.d.mts')) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      FORGIVEN.reduce((types, { line, why }) => types.replace(line, `// @ts-ignore: ${why}\n`), text),
    );
  }
}

/** The same types for `require`: there, packages such as msw resolve to other declarations than for `import`. */
function copyTypesForRequire(): void {
  for (const file of filesIn(DIST, '.d.mts')) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(file.replace(/\.d\.mts$/, '.d.cts'), text.replace(/(["'])(\.\/[^"']+)\.mjs\1/g, '$1$2.cjs$1'));
  }
}

function filesIn(folder: string, ending: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  return files.map((file) => join(folder, file));
}

function writePackageFields(entries: readonly Entry[]): void {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>;
  writeFileSync('package.json', `${JSON.stringify({ ...manifest, ...packageFields(entries) }, null, 2)}\n`);
}
