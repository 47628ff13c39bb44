import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pack } from './pack';
import { run } from './run';
import { step } from './step';

/**
 * Packs msw-sqs as it would be published, and installs it into a copy of one of the examples.
 *
 * What is not msw-sqs comes from this project's own node_modules: the copy lies within it, where Node.js finds them.
 *
 * @param folder - a new one within this project
 * @param linked - folders of packages that are installed elsewhere, by name
 * @returns the folder of the copy
 */
export async function installExample(example: string, folder: string, linked: Readonly<Record<string, string>> = {}): Promise<string> {
  const project = join(folder, basename(example));
  const tarball = await step('Building and packing msw-sqs', () => {
    const path = pack(folder);
    return { value: path, result: `${Math.round(statSync(path).size / 1024)} kB` };
  });
  await step(`Installing it into a copy of ${example}`, () => {
    const installed = install(tarball, { example, project, linked });
    return { value: installed, result: installed.join(', ') };
  });
  return project;
}

interface Copy {
  readonly example: string;
  readonly project: string;
  readonly linked: Readonly<Record<string, string>>;
}

/** @returns what was installed: msw-sqs from the tarball, and dependencies of the example that this project has not */
function install(tarball: string, { example, project, linked }: Copy): string[] {
  cpSync(example, project, { recursive: true, filter: (path) => !/[\\/](node_modules|dist)$/.test(path) });
  const path = join(project, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
  const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  const here = (name: string): boolean => name === 'msw-sqs' || Object.hasOwn(linked, name) || existsSync(join('node_modules', name));
  const dependencies = { 'msw-sqs': `file:${tarball}`, ...Object.fromEntries(wanted.filter(([name]) => !here(name))) };
  writeFileSync(path, JSON.stringify({ ...manifest, dependencies, devDependencies: {} }));
  run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--prefer-offline'], project);
  for (const [name, target] of Object.entries(linked)) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
  return [...Object.keys(dependencies), ...Object.keys(linked)];
}
