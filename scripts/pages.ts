import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuiltPage } from '../src/page/built-page';
import { PAGES } from './entries';

// Makes what browsers get of each page: one script and one style, which stand in the package as text.

const ROOT = join(__dirname, '..');

/** Where pages are read from when the package runs from its source. */
export const BUILT_PAGES = join(ROOT, 'src/page/built');

/** Bundles all pages into a folder, a file each. */
export async function bundlePages(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await Promise.all(Object.entries(PAGES).map(([name, entry]) => bundlePage(entry, join(folder, `${name}.json`))));
}

async function bundlePage(entry: string, file: string): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'error',
  });
  const part = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text.trim() ?? '';
  const page: BuiltPage = { ...hashed('script', part('.js')), ...hashed('style', part('.css')) };
  // Others may be reading it, or making it as well.
  const written = `${file}.${process.pid}`;
  writeFileSync(written, JSON.stringify(page));
  renameSync(written, file);
}

function hashed<Name extends string>(name: Name, text: string): Record<Name | `${Name}Hash`, string> {
  const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`;
  return { [name]: text, [`${name}Hash`]: hash } as Record<Name | `${Name}Hash`, string>;
}
