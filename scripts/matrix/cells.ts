import type { JestSetup } from './jest-config';

/** The versions of Node.js that are tested. */
export const NODES = [20, 22, 24, 26];

/** One process: a runner with all its tests, on one version of Node.js. */
export interface Cell {
  readonly node: number;
  /** What is tested, without Node.js: one row of the table. */
  readonly title: string;
  readonly runner:
    | ({ readonly name: 'jest' } & JestSetup)
    | { readonly name: 'jest-floor'; readonly version: JestFloor; readonly globals: boolean }
    | { readonly name: 'vitest'; readonly version: VitestVersion }
    | { readonly name: 'node'; readonly typescript: boolean }
    | { readonly name: 'msw'; readonly version: 'msw-2' | 'msw-3' };
}

/** Older versions of Jest that work, too. */
export type JestFloor = 'jest-28' | 'jest-29';

export type VitestVersion = 'vitest-2' | 'vitest-3' | 'vitest-4' | 'vitest-5';

/** Those that need a project of their own. */
export type AloneVersion = JestFloor | 'vitest-2' | 'vitest-4';

export function isAlone(version: string): version is AloneVersion {
  return ['jest-28', 'jest-29', 'vitest-2', 'vitest-4'].includes(version);
}

/** The versions of Node.js from which to which they are tested: each is met by the oldest, or by the newest that it is made for. */
const VITEST: readonly (readonly [version: VitestVersion, from: number, to: number])[] = [
  ['vitest-2', 20, 20],
  ['vitest-3', 20, 22],
  ['vitest-4', 24, 24],
  ['vitest-5', 22, 99],
];
const JEST_FLOORS: readonly (readonly [version: JestFloor, from: number, to: number])[] = [
  ['jest-28', 20, 20],
  ['jest-29', 20, 22],
];

/** Cells that are not run, and why. */
export const LEFT_OUT: readonly { readonly what: string; readonly why: string }[] = [
  { what: 'MSW 3 on Node 20', why: 'it needs Node 22.12' },
  {
    what: 'MSW 3 with Jest CommonJS on Node 22',
    why: "it is ES modules with import.meta, which cannot be transformed; from Node 24.9 Jest's require loads them",
  },
  { what: 'Vitest 5 on Node 20', why: 'it needs Node 22.12' },
  { what: 'Vitest 2.1 to 4 and Jest 28 and 29 on other versions of Node', why: 'newer ones run there' },
  { what: 'Jest 28 and 29 with ES modules, MSW, jest-fixed-jsdom and other transforms', why: 'Jest 30 shows these' },
  { what: 'jest-fixed-jsdom with babel-jest or @swc/jest', why: 'transforms do not know the environment, and are tested in node' },
  { what: 'MSW with babel-jest or @swc/jest where Jest loads ES modules', why: 'only the tests are transformed there, MSW is not' },
  {
    what: 'setupFilesAfterEnv, import and injectGlobals: false with anything but ts-jest in node',
    why: 'they change when msw-sqs is loaded, nothing else',
  },
];

/** All cells of some versions of Node.js. */
export function cellsOn(nodes: readonly number[]): Cell[] {
  return nodes.flatMap((node) => [...jestSetups(node).map((setup) => jestCell(node, setup)), ...otherCells(node)]);
}

function jestCell(node: number, setup: JestSetup): Cell {
  const { mode, transform, environment, msw = 'no MSW', entry } = setup;
  return {
    node,
    title: `jest ${mode}, ${[transform, environment, msw, ...(entry === 'setupFiles' ? [] : [entry])].join(', ')}`,
    runner: { name: 'jest', ...setup },
  };
}

function jestSetups(node: number): JestSetup[] {
  const setups: JestSetup[] = [];
  for (const mode of ['cjs', 'esm'] as const) {
    const plain: JestSetup = { mode, transform: 'ts-jest', environment: 'node', msw: undefined, entry: 'setupFiles' };
    for (const transform of ['ts-jest', 'babel-jest', '@swc/jest'] as const)
      for (const environment of ['node', 'jest-fixed-jsdom'] as const)
        for (const msw of [undefined, ...mswOn(node)]) setups.push({ ...plain, transform, environment, msw });
    for (const entry of ['setupFilesAfterEnv', 'import', 'injectGlobals: false'] as const) setups.push({ ...plain, entry });
  }
  return setups.filter((setup) => !(isImpossible(setup, node) || cannotDiffer(setup)));
}

function isImpossible({ mode, msw }: JestSetup, node: number): boolean {
  return mode === 'cjs' && msw === 'msw-3' && node < 24;
}

/** Whether a cell could only repeat what others have shown; see {@link LEFT_OUT}. */
function cannotDiffer({ mode, transform, environment, msw }: JestSetup): boolean {
  return transform !== 'ts-jest' && (environment !== 'node' || (msw !== undefined && (mode === 'esm' || msw === 'msw-3')));
}

function otherCells(node: number): Cell[] {
  return [
    ...testedOn(node, JEST_FLOORS).flatMap((version) => [jestFloorCell(node, version, true), jestFloorCell(node, version, false)]),
    ...testedOn(node, VITEST).map((version): Cell => ({ node, title: version, runner: { name: 'vitest', version } })),
    { node, title: 'node:test', runner: { name: 'node', typescript: false } },
    { node, title: 'node:test, tsx', runner: { name: 'node', typescript: true } },
    ...mswOn(node).map((version): Cell => ({ node, title: `${version} by itself`, runner: { name: 'msw', version } })),
  ];
}

function jestFloorCell(node: number, version: JestFloor, globals: boolean): Cell {
  return { node, title: globals ? version : `${version}, injectGlobals: false`, runner: { name: 'jest-floor', version, globals } };
}

function testedOn<Version>(node: number, versions: readonly (readonly [version: Version, from: number, to: number])[]): Version[] {
  return versions.filter(([, from, to]) => from <= node && node <= to).map(([version]) => version);
}

function mswOn(node: number): ('msw-2' | 'msw-3')[] {
  return node >= 22 ? ['msw-2', 'msw-3'] : ['msw-2'];
}
