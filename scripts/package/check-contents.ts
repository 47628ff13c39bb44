import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PAGES } from '../entries';
import { run } from '../run';

/** What the package may weigh. Raise a limit only for what is worth it to everybody who installs the package. */
const BUDGET = {
  /** Bytes to download. */
  packed: 620_000,
  /** Bytes on the disk, all files together. */
  unpacked: 2_500_000,
  files: 110,
  /** Bytes of the pages that browsers show, which are loaded when somebody opens one. */
  pages: 320_000,
};

/**
 * Holds the contents of a tarball to what they may weigh, and to being whole.
 *
 * @param folder - where it is unpacked
 * @returns what it weighs, in words
 * @throws Error for a package that is too large, or whose files name others that it has not
 */
export function checkContents(tarball: string, folder: string): string {
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked);
  run('tar', ['-xzf', tarball, '-C', unpacked]);
  const root = join(unpacked, 'package');
  const files = filesIn(root);
  const weights = {
    packed: statSync(tarball).size,
    unpacked: sizeOf(files, root),
    files: files.length,
    pages: sizeOf(
      files.filter((file) => dirname(file) === 'dist/built'),
      root,
    ),
  };
  const mistakes = [...tooMuch(weights), ...missing(files, root), ...unresolvedLinks(root)];
  if (mistakes.length > 0) throw new Error(`The package is not as it should be:\n  ${mistakes.join('\n  ')}`);
  const { packed, unpacked: bytes, pages } = weights;
  return `${basename(tarball)}: ${kB(packed)} packed, ${kB(bytes)} unpacked (${kB(pages)} of it pages for browsers), ${files.length} files`;
}

function tooMuch(weights: typeof BUDGET): string[] {
  return Object.entries(BUDGET).flatMap(([name, limit]) => {
    const weight = weights[name as keyof typeof BUDGET];
    return weight > limit ? [`${name}: ${weight} is more than the ${limit} that there may be (scripts/package/check-contents.ts)`] : [];
  });
}

/** Files that the package names and has not: in package.json, and in what its own files load. */
function missing(files: readonly string[], root: string): string[] {
  const has = new Set(files);
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  const named = [...manifest.matchAll(/"\.\/(dist\/[^"*]+)"/g)].map(([, path]) => ['package.json', path!] as const);
  const loaded = files
    .filter((file) => /\.[cm](?:js|ts)$/.test(file))
    .flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/(?:require\(|import\(|from )["'](\.\/[^"']+)["']/g)].map(
        ([, path]) => [file, declared(file, join(dirname(file), path!))] as const,
      ),
    );
  const pages = Object.keys(PAGES).map((name) => ['the pages', `dist/built/${name}.json`] as const);
  return [...named, ...loaded, ...pages].filter(([, path]) => !has.has(path)).map(([by, path]) => `${path}, which ${by} names, is missing`);
}

/** What declarations import is declarations, too. */
function declared(from: string, path: string): string {
  return from.includes('.d.') ? path.replace(/\.([cm])js$/, '.d.$1ts') : path;
}

function unresolvedLinks(root: string): string[] {
  return ['README.md', 'CHANGELOG.md'].flatMap((name) =>
    [...readFileSync(join(root, name), 'utf8').matchAll(/\]\((?!https?:|#)[^)]*\)/g)].map(
      ([link]) => `${name}: ${link} leads nowhere on npm`,
    ),
  );
}

function sizeOf(files: readonly string[], root: string): number {
  return files.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
}

function filesIn(root: string): string[] {
  if (!existsSync(root)) throw new Error(`${root} was not unpacked.`);
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(root, file)).isFile());
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
