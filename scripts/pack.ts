import { join } from 'node:path';
import { run } from './run';

/**
 * Builds the package and packs it, as `npm publish` would; where `MSW_SQS_TARBALL` names one that was packed already, takes that.
 *
 * @param folder - where a new one is put
 * @returns the path of the tarball
 */
export function pack(folder: string): string {
  const packed = process.env['MSW_SQS_TARBALL'];
  if (packed) return packed;
  run(process.execPath, ['-r', 'esbuild-register', 'scripts/build.ts']);
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder])) as [
    { filename: string },
  ];
  return join(folder, filename);
}
