import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runToEnd } from '../matrix/run-cell';
import { folderOf, RUNNERS, type Project } from './projects';
import { tsConfig } from './ts-config';

const COMPILER = resolve('node_modules/typescript7/bin/tsc');

/** What the compiler has against the pieces of code and the projects. */
export async function failuresInTypes(project: string, projects: readonly Project[]): Promise<string[]> {
  const code = projects.filter(({ files }) => [...files.keys()].some((file) => /\.[cm]?[jt]s$/.test(file)));
  const withOwn = code.filter(({ files }) => files.has('tsconfig.json')).map((one) => join(folderOf(one), 'tsconfig.json'));
  const shared = RUNNERS.flatMap((runner) => sharedConfig(project, runner, code));
  const configs = ['tsconfig.json', ...withOwn, ...shared];
  const outcomes = await Promise.all(
    configs.map((config) => runToEnd(process.execPath, [COMPILER, '-p', config, '--noEmit'], { project })),
  );
  return outcomes.filter(({ status }) => status !== 0).map(({ output }) => output.trim());
}

/** Those of one runner that show no configuration of the compiler are compiled together. */
function sharedConfig(project: string, runner: Project['runner'], projects: readonly Project[]): string[] {
  const include = projects.filter((one) => one.runner === runner && !one.files.has('tsconfig.json')).map(({ name }) => name);
  if (include.length === 0) return [];
  const path = join('projects', runner, 'tsconfig.json');
  writeFileSync(join(project, path), JSON.stringify({ ...tsConfig(runner), include }));
  return [path];
}
