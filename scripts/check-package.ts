import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTRIES } from './entries';
import { checkContents } from './package/check-contents';
import { pack } from './pack';
import { run } from './run';

// Holds the tarball that would be published against what Node.js, bundlers and TypeScript expect of a package.

/** Vitest cannot be required, and so neither can what is made for it. */
const ESM_ONLY = ENTRIES.filter(({ commonJsPart }) => commonJsPart !== undefined).map(({ subpath }) => subpath.slice(2));

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-package-'));
try {
  const tarball = pack(folder);
  console.log(checkContents(tarball, folder));
  console.log(run('npx', ['publint', '--strict', tarball]));
  console.log(attw(tarball, ['--exclude-entrypoints', ...ESM_ONLY]));
  console.log(attw(tarball, ['--profile', 'esm-only', '--entrypoints', ...ESM_ONLY]));
} finally {
  rmSync(folder, { recursive: true });
}

function attw(tarball: string, options: readonly string[]): string {
  return run('npx', ['attw', tarball, '--no-emoji', '--no-color', ...options]);
}
