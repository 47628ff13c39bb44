import { join, resolve } from 'node:path';
import { runToEnd } from '../matrix/run-cell';
import type { Project } from './projects';

const COMPILER = resolve('node_modules/typescript7/bin/tsc');

/** What the compiler has against the pieces of code and the projects. */
export async function failuresInTypes(project: string, projects: readonly Project[]): Promise<string[]> {
  const compiled = projects.filter(({ files }) => [...files.keys()].some((file) => /\.[cm]?[jt]s$/.test(file)));
  const configs = ['tsconfig.json', ...compiled.map(({ name, runner }) => join('projects', runner, name, 'tsconfig.json'))];
  const outcomes = await Promise.all(
    configs.map((config) => runToEnd(process.execPath, [COMPILER, '-p', config, '--noEmit'], { project })),
  );
  return outcomes.filter(({ status }) => status !== 0).map(({ output }) => output.trim());
}
