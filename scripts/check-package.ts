import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pack } from './pack';
import { run } from './run';

// Holds the tarball that would be published against what Node.js, bundlers and TypeScript expect of a package.

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-package-'));
try {
  const tarball = pack(folder, { release: true });
  console.log(run('npx', ['publint', '--strict', tarball]));
  console.log(run('npx', ['attw', tarball, '--no-emoji', '--no-color']));
} finally {
  rmSync(folder, { recursive: true });
}
