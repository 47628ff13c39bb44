import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import type { AloneVersion } from './cells';

const CACHE = resolve('node_modules/.cache/msw-sqs-matrix');

/** Everything that any cell of the matrix needs, in one folder; two versions of a package have two names. */
const PACKAGES = [
  '@aws-sdk/client-sqs@3',
  '@babel/core@7',
  '@babel/preset-env@7',
  '@babel/preset-typescript@7',
  '@jest/globals@30',
  '@swc/core@1',
  '@swc/jest@0.2',
  'babel-jest@30',
  'jest@30',
  'jest-environment-jsdom@30',
  'jest-fixed-jsdom@0.0',
  'msw-2@npm:msw@2',
  'msw-3@npm:msw@3',
  'sqs-consumer@14',
  'ts-jest@29',
  'tsx@4',
  'typescript@6',
  'vitest-3@npm:vitest@3',
  'vitest-5@npm:vitest@5',
];

/** @returns the folder of the packages, installed unless they are there already */
export async function installedPackages(): Promise<string> {
  return install('packages', PACKAGES, []);
}

/** What a project has whose parts must not find those of another version. */
const ALONE: Readonly<Record<AloneVersion, readonly string[]>> = {
  'jest-28': withJest(28),
  'jest-29': withJest(29),
  'vitest-2': withVitest('~2.1.0'),
  'vitest-4': withVitest('4'),
};

function withJest(major: number): string[] {
  return ['@aws-sdk/client-sqs@3', `@jest/globals@${major}`, '@swc/core@1', '@swc/jest@0.2', `jest@${major}`, 'sqs-consumer@14'];
}

function withVitest(range: string): string[] {
  return ['@aws-sdk/client-sqs@3', 'msw@2', 'sqs-consumer@14', `vitest@${range}`];
}

/** @returns the folder of the packages of such a project */
export function installedAlone(version: AloneVersion): Promise<string> {
  return install(version, ALONE[version], []);
}

/** @returns the program of a major version of Node.js: the running one, or one installed from npm */
export async function installedNode(major: number): Promise<string> {
  if (process.version.startsWith(`v${major}.`)) return process.execPath;
  // Here the binary is fetched by a script, which npm must be allowed to run.
  const modules = await install(`node-${major}`, [`node@${major}`], ['node']);
  return join(modules, 'node/bin/node');
}

/** @returns the folder of a package for scripts that hold something against it; what it brings along stays there, too */
export async function installedPeer(name: string, version: string): Promise<string> {
  return join(await install(`${name}-${version}`, [`${name}@${version}`], []), name);
}

/** @returns the folder in which these packages are, side by side: versions by name */
export function installedTogether(folder: string, versions: Readonly<Record<string, string>>): Promise<string> {
  return install(
    folder,
    Object.entries(versions).map(([name, version]) => `${name}@${version}`),
    [],
  );
}

/** @returns the version of an installed package, under the name that it has there */
export function versionOf(modules: string, name: string): string {
  return (JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string }).version;
}

async function install(name: string, packages: readonly string[], allowed: readonly string[]): Promise<string> {
  const folder = join(CACHE, name);
  const mark = join(folder, 'installed.json');
  const modules = join(folder, 'node_modules');
  const wanted = JSON.stringify(packages);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return modules;

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const allowScripts = Object.fromEntries(allowed.map((script) => [script, true]));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts }));
  const options = ['--no-audit', '--no-fund', '--prefer-offline', ...(allowed.length === 0 ? ['--ignore-scripts'] : [])];
  await promisify(execFile)('npm', ['install', ...options, ...packages], { cwd: folder });
  writeFileSync(mark, wanted);
  return modules;
}
