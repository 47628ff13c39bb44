import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `describe` where this Node.js has a database; elsewhere its tests are skipped, and their title says why. */
export const describeWithSqlite: (title: string, tests: () => void) => void =
  process.getBuiltinModule?.('node:sqlite') === undefined
    ? (title, tests) => describe.skip(`${title} (needs Node.js 22.13: npm run data)`, tests)
    : describe;

const folders: string[] = [];

/** A path in a new folder of its own. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-data-'));
  folders.push(folder);
  return join(folder, 'queues');
}

/** A copy of a folder as a crash of whoever writes to it would leave it now. */
export function afterCrash(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}
