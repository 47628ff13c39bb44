import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run';

// Holds the tarball that would be published against what Node.js, bundlers and TypeScript expect of a package.

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-package-'));
try {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder])) as [{ filename: string; size: number }];
  const tarball = join(folder, packed.filename);
  console.log(run('npx', ['publint', '--strict', tarball]));
  console.log(run('npx', ['attw', tarball, '--no-emoji', '--format', 'table']));
} finally {
  rmSync(folder, { recursive: true });
}
