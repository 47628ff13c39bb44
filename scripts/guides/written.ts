import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Fragment } from './programs';
import { folderOf, type Project } from './projects';
import { tsConfig } from './ts-config';

/** Where guides have a server: there are others there, or nobody. */
const ADDRESS = /http:\/\/127\.0\.0\.1:(?:4566|9324)/g;

/** Jest's own configuration: what the guides leave out is compiled already. MSW's is the recipe of docs/own-msw.md. */
const JEST_CONFIG = `module.exports = {
  testMatch: ['<rootDir>/built/*.js'],
  setupFiles: ['<rootDir>/in-project.js'],
  transform: { 'node_modules/.*\\\\.m?js$': ['ts-jest', { tsconfig: { allowJs: true, esModuleInterop: true } }] },
  transformIgnorePatterns: ['/node_modules/(?!(.*/)?(rettime|until-async|@open-draft/deferred-promise)/)'],
};
`;

/** Writes tests of pieces of code, and how Jest runs them. @param endpoint - of a running server */
export function writeTests(project: string, fragments: readonly Fragment[], endpoint: string): void {
  mkdirSync(join(project, 'test'));
  for (const { name, code } of fragments) {
    const served = code.replace(ADDRESS, endpoint).replace(/\bport: \d+/, 'port: 0');
    writeFileSync(join(project, `test/${name}.test.ts`), served);
  }
  writeFileSync(join(project, 'jest.config.js'), JEST_CONFIG);
  writeFileSync(join(project, 'in-project.js'), 'process.chdir(__dirname);\n');
}

/** Turns them into what Jest runs. @throws Error where one is no program */
export function buildTests(project: string, fragments: readonly Fragment[]): void {
  const entryPoints = fragments.filter(({ runs }) => runs).map(({ name }) => join(project, `test/${name}.test.ts`));
  const options = { bundle: true, packages: 'external', platform: 'node', format: 'cjs', target: 'node20', sourcemap: 'inline' } as const;
  buildSync({ ...options, entryPoints, outdir: join(project, 'built'), logLevel: 'silent' });
}

const DEFAULTS: Readonly<Partial<Record<Project['runner'], Readonly<Record<string, string>>>>> = {
  jest: { 'jest.config.js': "module.exports = { preset: 'ts-jest' };\n" },
  vitest: { 'vitest.config.mjs': 'export default {};\n' },
};

const withoutEnding = (file: string): string => file.replace(/\.\w+$/, '');

/** Writes the projects that guides show, each into a folder of its own. */
export function writeProjects(project: string, projects: readonly Project[]): void {
  for (const one of projects) {
    const { files, runner } = one;
    const has = (prefix: string): boolean => [...files.keys()].some((file) => file.startsWith(prefix));
    const defaults = Object.entries({ ...DEFAULTS[runner], 'tsconfig.json': JSON.stringify(tsConfig(runner)) }).filter(
      ([file]) => !has(withoutEnding(file)),
    );
    for (const [file, content] of [...defaults, ...files]) {
      const path = join(project, folderOf(one), file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }
}
