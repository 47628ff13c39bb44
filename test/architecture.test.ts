import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { COMMAND, ENTRIES, LOADED_LATER, PAGES } from '../scripts/entries';

/** Which layers each layer may import, besides itself. */
const LAYERS: Record<string, readonly string[]> = {
  api: [],
  core: [],
  words: [],
  system: ['core'],
  options: ['core', 'words', 'system'],
  config: ['core', 'options', 'words'],
  actions: ['core', 'api'],
  protocol: ['core', 'api'],
  calls: ['core', 'api', 'actions'],
  transport: ['core', 'calls', 'api', 'words', 'actions', 'protocol', 'system'],
  testing: ['core', 'options', 'calls', 'api', 'words', 'actions', 'system'],
  chaos: ['core', 'options', 'calls', 'api', 'words', 'system', 'testing'],
  doctor: ['core', 'calls', 'api', 'words', 'actions', 'system', 'testing'],
  trace: ['core', 'words', 'system', 'testing', 'doctor', 'page'],
  world: [
    'core',
    'config',
    'doctor',
    'trace',
    'chaos',
    'options',
    'calls',
    'api',
    'words',
    'actions',
    'protocol',
    'transport',
    'testing',
    'system',
  ],
  explore: ['core', 'trace', 'chaos', 'options', 'calls', 'words', 'system', 'transport', 'testing', 'world'],
  page: ['core', 'words', 'system', 'testing', 'control'],
  control: ['core', 'chaos', 'options', 'calls', 'api', 'words', 'actions', 'protocol', 'system', 'transport', 'testing', 'world'],
  data: ['core', 'words', 'protocol', 'system', 'transport', 'world'],
  server: ['core', 'page', 'data', 'options', 'api', 'words', 'system', 'transport', 'world', 'control'],
  backends: ['core', 'options', 'api', 'words', 'system', 'transport', 'world'],
  shadow: ['core', 'options', 'calls', 'api', 'words', 'actions', 'protocol', 'system', 'transport', 'testing', 'world', 'backends'],
  contract: ['core', 'options', 'calls', 'api', 'words', 'system', 'transport', 'testing', 'world', 'backends'],
  lambda: ['core', 'config', 'options', 'calls', 'api', 'words', 'actions', 'system', 'testing'],
  runners: ['core', 'doctor', 'trace', 'options', 'calls', 'api', 'words', 'system', 'transport', 'testing', 'world', 'shadow', 'server'],
  parity: ['core', 'options', 'api', 'words', 'system', 'backends'],
  cli: ['core', 'config', 'options', 'words', 'system', 'world', 'server', 'backends', 'parity'],
};

const ROOT = join(__dirname, '..');
const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join('src', file));
const text = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]));
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const entries: readonly string[] = [...ENTRIES.map(({ source }) => source), COMMAND.source, LOADED_LATER.engine, ...Object.values(PAGES)];

/** The files of src that a file imports, types included; what is no file of src stays as it is written. */
function importsOf(file: string): string[] {
  const specifiers = text.get(file)!.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*'([^']+)'/g);
  return [...specifiers].map(([, specifier]) => (specifier!.startsWith('.') ? resolve(dirname(file), specifier!) : specifier!));
}

/** What of a file's imports is there when it runs: types are not. */
function modulesOf(file: string): string[] {
  const specifiers = (text.get(file) ?? '').matchAll(/^(?:import|export) (?!type )(?:[^';]* from )?'([^']+)'/gm);
  return [...specifiers].map(([, specifier]) => (specifier!.startsWith('.') ? resolve(dirname(file), specifier!) : specifier!));
}

function resolve(folder: string, specifier: string): string {
  const path = join(folder, specifier);
  return [`${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((candidate) => text.has(candidate)) ?? path;
}

const layerOf = (file: string): string => relative('src', file).split('/')[0]!;

/** The imports that come round to where they started. */
function cycleFrom(start: string): string[] | undefined {
  const seen = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | undefined => {
    for (const next of imports.get(file) ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const cycle = walk(next, [...path, next]);
      if (cycle !== undefined) return cycle;
    }
    return undefined;
  };
  return walk(start, [start]);
}

/** A name without case, punctuation and plural: `toHaveMessage` and `to-have-message` are one. */
const plain = (name: string): string =>
  name
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
    .replace(/s$/, '');

function exportsName(file: string): boolean {
  const name = plain(
    file
      .split('/')
      .at(-1)!
      .replace(/\.tsx?$/, ''),
  );
  const exported = [
    ...text.get(file)!.matchAll(/^export (?:declare )?(?:async )?(?:abstract )?(?:const|function\*?|class|interface|type) (\w+)/gm),
  ];
  return exported.some(([, candidate]) => plain(candidate!).includes(name) || name.includes(plain(candidate!)));
}

describe('The architecture', () => {
  it('has a place for every folder', () => {
    const folders = new Set(files.filter((file) => relative('src', file).includes('/')).map(layerOf));

    expect([...folders].sort()).toEqual(Object.keys(LAYERS).sort());
  });

  it.each(Object.keys(LAYERS))('lets %s import only what lies below it', (layer) => {
    const allowed = [layer, ...LAYERS[layer]!];

    const upward = files
      .filter((file) => layerOf(file) === layer)
      .flatMap((file) => imports.get(file)!.map((imported) => ({ file, imported })))
      .filter(({ imported }) => imported.startsWith('src/') && !allowed.includes(layerOf(imported)));

    expect(upward).toEqual([]);
  });

  it.each(Object.values(PAGES))('gives %s nothing that is not of a browser', (page) => {
    const reached = new Set<string>([page]);
    for (const file of reached) for (const imported of modulesOf(file)) reached.add(imported);

    const ofBrowser =
      /^(?:src\/(?:page|core|words|testing\/words|system\/browser)\/|src\/system\/time\/(?:real-timeout|stopwatch)\.ts|preact\b)/;
    expect([...reached].filter((file) => !ofBrowser.test(file))).toEqual([]);
  });

  it('has no import cycles', () => {
    expect(files.map(cycleFrom).filter((cycle) => cycle !== undefined)).toEqual([]);
  });

  it('keeps files short', () => {
    expect(files.filter((file) => text.get(file)!.split('\n').length > 300)).toEqual([]);
  });

  it('names files after what they export', () => {
    const named = files.filter((file) => !entries.includes(file) && !file.endsWith('/index.ts'));

    expect(named.filter((file) => !exportsName(file))).toEqual([]);
  });

  it('reads the world only in src/system', () => {
    const world =
      /\b(?:new Date|Date\.\w+|(?<![.\w]|override )set(?:Timeout|Interval|Immediate)\(|performance\.|Math\.random|process\.hrtime|process\.nextTick)|'(?:node:)?crypto'/;
    const code = (file: string): string => text.get(file)!.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

    expect(files.filter((file) => layerOf(file) !== 'system' && world.test(code(file)))).toEqual([]);
  });
});
