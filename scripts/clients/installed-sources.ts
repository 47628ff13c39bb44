import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Toolchain } from './toolchains';

const CACHE = resolve('node_modules/.cache/msw-sqs-clients');

/**
 * Copies the programs of a toolchain to a folder, and installs what they need there unless that was done already.
 *
 * @param versions - of the tools: with others everything is installed anew
 * @returns the folder
 */
export async function installedSources({ name, sources, manifests, install }: Toolchain, versions: string): Promise<string> {
  const folder = join(CACHE, name);
  const mark = join(folder, 'installed.txt');
  const hash = createHash('sha256').update(JSON.stringify([versions, install]));
  for (const file of manifests) hash.update(readFileSync(join(sources, file)));
  const wanted = hash.digest('hex');

  const isInstalled = existsSync(mark) && readFileSync(mark, 'utf8') === wanted;
  if (!isInstalled) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(sources, folder, { recursive: true });
  if (isInstalled) return folder;
  // Go would rather fetch another Go than say that this one is too old.
  const env = { ...process.env, GOTOOLCHAIN: 'local' };
  for (const [program, ...args] of install) await promisify(execFile)(program!, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
  writeFileSync(mark, wanted);
  return folder;
}
