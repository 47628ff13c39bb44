import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import { run } from '../run';

/** Which version of a package a project sees under the package's own name: `{ msw: 'msw-3' }`. */
export type Aliases = Readonly<Record<string, string>>;

/**
 * Creates a user's project: the tarball unpacked in its node_modules, beside links to the installed packages.
 *
 * It lies outside this repository, so nothing is found in node_modules of ours by accident.
 */
export function createProject(
  folder: string,
  given: { readonly tarball: string; readonly modules: string; readonly aliases: Aliases },
): string {
  const own = join(folder, 'node_modules');
  mkdirSync(join(own, 'msw-sqs'), { recursive: true });
  run('tar', ['-xzf', given.tarball, '--strip-components=1', '-C', join(own, 'msw-sqs')]);
  for (const name of readdirSync(given.modules)) {
    if (!name.startsWith('.')) symlinkSync(join(given.modules, name), join(own, name));
  }
  for (const [name, installed] of Object.entries(given.aliases)) symlinkSync(join(given.modules, installed), join(own, name));
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  return folder;
}

/** Copies sources of test/matrix into a project; runners find those named `in-…` as tests. */
export function copySources(project: string, names: readonly string[]): void {
  for (const name of names) copyFileSync(join('test/matrix', name), join(project, name.replace(/^(in-.*)\.ts$/, '$1.test.ts')));
}

/** Turns a source of test/matrix into JavaScript of both kinds, for a runner that takes nothing else. */
export function compileSource(project: string, name: string): void {
  for (const [format, extension] of [
    ['esm', 'mjs'],
    ['cjs', 'cjs'],
  ] as const) {
    const outfile = join(project, `${basename(name, '.ts')}.test.${extension}`);
    buildSync({
      entryPoints: [join('test/matrix', name)],
      outfile,
      format,
      bundle: true,
      packages: 'external',
      platform: 'node',
      // Without the paths of this repository: what is tested is what the project has installed.
      tsconfigRaw: '{}',
      // As TypeScript does: CommonJS loads by `require`, also where the source says `await import()`.
      supported: { 'dynamic-import': format === 'esm' },
    });
  }
}
