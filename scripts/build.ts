import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { InlineConfig, TsdownBundle } from 'tsdown';
import { COMMAND, ENTRIES, fileName, LOADED_LATER, type Entry } from './entries';
import { esModuleWrapper } from './es-module-wrapper';
import { bundlePages } from './pages';

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
  deps: { neverBundle: [/^(?!yaml$)[^./\0]/], alwaysBundle: ['yaml'], onlyBundle: ['yaml'] },
  checks: { legacyCjs: false, pluginTimings: false },
};

void run();

async function run(): Promise<void> {
  const { build } = await import('tsdown');
  const commonJs: InlineConfig = { ...common, format: 'cjs', plugins: [loadedLater] };
  const eager = modulesOf(await build({ ...commonJs, write: false, entry: sources(ENTRIES.filter(({ eager }) => eager).map(asCommonJs)) }));
  const engine = modulesOf(await build({ ...commonJs, write: false, entry: { engine: LOADED_LATER.engine } }));
  const bundles = await build({
    ...commonJs,
    clean: true,
    entry: { ...sources(ENTRIES.map(asCommonJs)), cli: COMMAND.source, ...LOADED_LATER },
    outputOptions: { comments: false, codeSplitting: { groups: layers(eager, engine) } },
  });
  await build({
    ...common,
    format: 'esm',
    entry: sources(ENTRIES),
    dts: { emitDtsOnly: true },
    outputOptions: { chunkFileNames: 'types-[name].mjs' },
  });
  for (const entry of ENTRIES) if (entry.commonJsPart !== undefined) await build({ ...common, ...aroundCommonJs(entry) });

  for (const file of filesIn(DIST, '.cjs')) writeFileSync(file, asciiOnly(readFileSync(file, 'utf8')));
  for (const entry of ENTRIES) if (entry.isNamespace === true) markAsNamespace(join(DIST, `${fileName(entry)}.cjs`));
  for (const entry of ENTRIES)
    if (entry.commonJsPart === undefined)
      writeFileSync(join(DIST, `${fileName(entry)}.mjs`), esModuleWrapper(entry, exportsOf(entry, bundles)));
  forgive();
  copyTypesForRequire();
  await bundlePages(join(DIST, 'built'));
  writeFileSync(join(DIST, 'third-party-licenses.txt'), BUNDLED.map(licenseOf).join('\n\n'));
}

/** Other people's packages that are part of ours. */
const BUNDLED = ['yaml', 'preact'];

function licenseOf(name: string): string {
  return `${name}\n\n${readFileSync(join('node_modules', name, 'LICENSE'), 'utf8').trim()}\n`;
}

function sources(entries: readonly Entry[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [fileName(entry), entry.source]));
}

function asCommonJs(entry: Entry): Entry {
  return { ...entry, source: entry.commonJsPart ?? entry.source };
}

/** Leaves a `require` of what is loaded later as it is, but for the name that its file has in dist. */
const loadedLater = {
  name: 'loaded-later',
  resolveId(source: string, importer: string | undefined, { kind }: { kind: string }): { id: string; external: true } | undefined {
    if (kind !== 'require-call' || importer === undefined) return undefined;
    const path = resolve(dirname(importer), source);
    const later = Object.entries(LOADED_LATER).find(([, file]) => [`${path}.ts`, join(path, 'index.ts')].includes(resolve(file)));
    return later && { id: `./${later[0]}.cjs`, external: true };
  },
};

/** The files in which entries share their modules: what Jest reads for every test file, and what the first call reads besides. */
function layers(eager: ReadonlySet<string>, engine: ReadonlySet<string>) {
  const starts = new Set(
    [...ENTRIES.map((entry) => asCommonJs(entry).source), ...Object.values(LOADED_LATER)].map((file) => resolve(file)),
  );
  return [
    { name: 'sqs', priority: 2, test: (id: string) => eager.has(id) && !starts.has(id) },
    { name: 'world', priority: 1, test: (id: string) => engine.has(id) && !starts.has(id) },
  ];
}

function modulesOf(bundles: readonly TsdownBundle[]): Set<string> {
  return new Set(bundles.flatMap(({ chunks }) => chunks).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : [])));
}

/** Builds an entry for ES modules only, which imports its CommonJS part. */
function aroundCommonJs(entry: Entry): InlineConfig {
  const part = resolve(entry.commonJsPart!);
  const id = `./${fileName(entry)}.cjs`;
  const resolveId = (source: string, importer = ''): { id: string; external: true } | undefined =>
    `${resolve(dirname(importer), source)}.ts` === part ? { id, external: true } : undefined;
  return { format: 'esm', entry: sources([entry]), plugins: [{ name: 'common-js-part', resolveId }] };
}

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
