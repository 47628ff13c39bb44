import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runToEnd } from '../matrix/run-cell';
import { filesOfTests, type FileOfTests } from '../test-results';
import type { Fragment } from './programs';
import type { Project } from './projects';
import { buildTests } from './written';

interface Checked {
  readonly fragments: readonly Fragment[];
  readonly projects: readonly Project[];
}

interface Outcome {
  readonly passed: number;
  readonly wrong: readonly string[];
}

/** Runs the pieces of code and the projects. Those whose failure a guide shows must fail so, all others pass. */
export async function failuresInTests(project: string, { fragments, projects }: Checked): Promise<Outcome> {
  try {
    buildTests(project, fragments);
  } catch (error) {
    return { passed: 0, wrong: [(error as Error).message] };
  }
  const of = (runner: Project['runner']): Project[] => projects.filter((one) => one.runner === runner);
  const outcomes = await Promise.all([
    inJest(project, { fragments, projects: of('jest') }),
    inVitest(project, of('vitest')),
    inNode(project, of('node')),
  ]);
  return { passed: outcomes.reduce((sum, { passed }) => sum + passed, 0), wrong: outcomes.flatMap(({ wrong }) => wrong) };
}

async function inJest(project: string, { fragments, projects }: Checked): Promise<Outcome> {
  const folders = ['.', ...projects.map(({ name }) => join('projects/jest', name))];
  const report = join(project, 'jest.json');
  const args = [resolve('node_modules/jest/bin/jest.js'), '--forceExit', '--json', `--outputFile=${report}`, '--projects', ...folders];
  const { output } = await runToEnd(process.execPath, args, { project, env: { MSW_SQS_BACKEND: 'mock' } });
  if (!existsSync(report)) return { passed: 0, wrong: [`Jest did not run:\n${output}`] };
  const files = filesOfTests(report);
  const ofFragments = fragments
    .filter(({ runs }) => runs)
    .flatMap(({ name, place, failure }) => wrongIn(files, { folder: `/built/${name}.test.js`, place, failure }));
  const ofProjects = projects.flatMap(({ name, place }) => wrongIn(files, { folder: `/jest/${name}/`, place, failure: [] }));
  return { passed: passedIn(files), wrong: [...ofFragments, ...ofProjects] };
}

async function inVitest(project: string, projects: readonly Project[]): Promise<Outcome> {
  if (projects.length === 0) return { passed: 0, wrong: [] };
  const report = join(project, 'vitest.json');
  const config = join(project, 'projects/vitest/vitest.config.mjs');
  writeFileSync(config, "export default { test: { projects: ['./*/vitest.config.*'] } };\n");
  const args = [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root=projects/vitest', '--reporter=json', `--outputFile=${report}`];
  const { output } = await runToEnd(process.execPath, args, { project });
  if (!existsSync(report)) return { passed: 0, wrong: [`Vitest did not run:\n${output}`] };
  const files = filesOfTests(report);
  const wrong = projects.flatMap(({ name, place }) => wrongIn(files, { folder: `/vitest/${name}/`, place, failure: [] }));
  return { passed: passedIn(files), wrong };
}

async function inNode(project: string, projects: readonly Project[]): Promise<Outcome> {
  const outcomes = await Promise.all(
    projects.map(async ({ name, place }) => {
      const folder = join(project, 'projects/node', name);
      const args = ['--import', 'msw-sqs/jest', '--test', '--test-reporter=spec'];
      const { status, output } = await runToEnd(process.execPath, args, { project: folder });
      const passed = Number(/^ℹ pass (\d+)$/m.exec(output)?.[1] ?? 0);
      return { passed, wrong: status === 0 && passed > 0 ? [] : [`${place}: node --test fails:\n${output}`] };
    }),
  );
  return { passed: outcomes.reduce((sum, { passed }) => sum + passed, 0), wrong: outcomes.flatMap(({ wrong }) => wrong) };
}

function wrongIn(
  files: readonly FileOfTests[],
  { folder, place, failure }: { folder: string; place: string; failure: readonly string[] },
): string[] {
  const own = files.filter(({ path }) => path.includes(folder));
  if (own.length === 0) return [`${place}: no test ran.`];
  const text = own.map(({ failures }) => failures).join('\n');
  if (failure.length === 0)
    return own.some(({ passed, status }) => status !== 'passed' || passed === 0)
      ? [`${place} fails, or has no test (${own.map(({ status }) => status).join()}):\n${text}`]
      : [];
  const missing = failure.filter((line) => !text.includes(line));
  return missing.length === 0 ? [] : [`${place} does not fail with these lines:\n${missing.join('\n')}\n\nIt says:\n${text}`];
}

function passedIn(files: readonly FileOfTests[]): number {
  return files.reduce((sum, { passed }) => sum + passed, 0);
}
