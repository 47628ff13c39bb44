import { join } from 'node:path';
import { run } from './run';

/**
 * Builds the package and packs it, as `npm publish` would.
 *
 * @param options.release - refuses to leave out entries that have no source yet
 * @returns the path of the tarball
 */
export function pack(folder: string, { release = false } = {}): string {
  run(process.execPath, ['-r', 'esbuild-register', 'scripts/build.ts', ...(release ? ['--release'] : [])]);
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder])) as [{ filename: string }];
  return join(folder, packed.filename);
}
