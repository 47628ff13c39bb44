import type { JestFloor } from './cells';

/** One way to set up Jest. */
export interface JestSetup {
  readonly mode: 'cjs' | 'esm';
  readonly transform: 'ts-jest' | 'babel-jest' | '@swc/jest';
  readonly environment: 'node' | 'jest-fixed-jsdom';
  readonly msw: 'msw-2' | 'msw-3' | undefined;
  /** How msw-sqs comes in: by one of Jest's options, or only by the imports in the tests. */
  readonly entry: 'setupFiles' | 'setupFilesAfterEnv' | 'import' | 'injectGlobals: false';
}

/** What MSW 2 consists of that is published as ES modules only. */
const ESM_ONLY = ['rettime', 'until-async', '@open-draft/deferred-promise'];

/** Options of Node.js without which Jest loads no ES modules: those of the user, or MSW 3. */
export function nodeOptions({ mode, msw }: JestSetup): string[] {
  return mode === 'esm' || msw === 'msw-3' ? ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'] : [];
}

/** What a user would write into jest.config.js, and nothing else but time for a slow machine. */
export function jestConfig({ mode, transform, environment, msw, entry }: JestSetup): object {
  const transformsMsw = msw === 'msw-2' && mode === 'cjs';
  const setupOption = entry === 'injectGlobals: false' ? 'setupFiles' : entry;
  return {
    testEnvironment: environment,
    transform: { [transformsMsw ? '\\.m?[jt]s$' : '\\.ts$']: transformer(transform, mode) },
    ...(transformsMsw && { transformIgnorePatterns: [`/node_modules/(?!(.*/)?(${ESM_ONLY.join('|')})/)`] }),
    ...(mode === 'esm' && { extensionsToTreatAsEsm: ['.ts'] }),
    ...(setupOption !== 'import' && { [setupOption]: ['msw-sqs/jest'] }),
    ...(entry === 'injectGlobals: false' && { injectGlobals: false }),
    testMatch: [`**/${testsOf(entry, msw)}.test.ts`],
    testTimeout: 30_000,
    watchman: false,
  };
}

/** The same for an older version. */
export function jestFloorConfig(version: JestFloor, globals: boolean): object {
  return {
    testEnvironment: 'node',
    transform: { '\\.ts$': transformer('@swc/jest', 'cjs') },
    setupFiles: ['msw-sqs/jest'],
    ...(!globals && { injectGlobals: false }),
    // What this version fakes by default it cannot on Node.js 20, whose global `performance` it cannot replace.
    ...(version === 'jest-28' && { fakeTimers: { doNotFake: ['performance'] } }),
    testMatch: [`**/${testsOf('setupFiles', undefined)}.test.ts`],
    testTimeout: 30_000,
    watchman: false,
  };
}

function transformer(name: JestSetup['transform'], mode: JestSetup['mode']): [string, object] {
  switch (name) {
    case 'ts-jest': {
      const module = mode === 'esm' ? 'esnext' : 'commonjs';
      const tsconfig = {
        target: 'es2022',
        module,
        moduleResolution: 'bundler',
        allowJs: true,
        esModuleInterop: true,
        isolatedModules: true,
      };
      return [name, { diagnostics: false, useESM: mode === 'esm', tsconfig }];
    }
    case 'babel-jest':
      return [name, { presets: [['@babel/preset-env', { targets: { node: 'current' } }], '@babel/preset-typescript'] }];
    case '@swc/jest':
      return [name, { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } }];
  }
}

/** Without a setup file there is nothing to find out about it. */
function testsOf(entry: JestSetup['entry'], msw: JestSetup['msw']): string {
  return `in-jest@(${['', ...(entry === 'import' ? [] : ['-setup']), ...(msw === undefined ? [] : ['-with-msw'])].join('|')})`;
}
