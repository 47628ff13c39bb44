import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { absoluteLinks } from './absolute-links';
import { REPOSITORY } from './package-fields';
import { run } from './run';

const DOCUMENTS = ['README.md', 'CHANGELOG.md'];

/**
 * Builds the package and packs it, as it is published; where `MSW_SQS_TARBALL` names one that was packed already, takes that.
 *
 * @param folder - where a new one is put
 * @returns the path of the tarball
 */
export function pack(folder: string): string {
  const packed = process.env['MSW_SQS_TARBALL'];
  if (packed) return packed;
  run(process.execPath, ['-r', 'esbuild-register', 'scripts/build.ts']);
  const staged = mkdtempSync(join(tmpdir(), 'msw-sqs-packed-'));
  try {
    stage(staged);
    const output = run('npm', ['pack', staged, '--json', '--ignore-scripts', '--pack-destination', folder]);
    const [{ filename }] = JSON.parse(output) as [{ filename: string }];
    return join(folder, filename);
  } finally {
    rmSync(staged, { recursive: true });
  }
}

/** What is packed, in a folder of its own: the documents differ from those of the repository, which have links within it. */
function stage(folder: string): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  for (const path of ['dist', 'package.json', 'LICENSE']) cpSync(path, join(folder, path), { recursive: true });
  for (const name of DOCUMENTS) {
    const document = absoluteLinks(readFileSync(name, 'utf8'), `${REPOSITORY}/blob/v${version}/`);
    writeFileSync(join(folder, name), document);
  }
}
