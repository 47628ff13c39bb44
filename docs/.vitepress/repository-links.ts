import { statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { REPOSITORY } from '../../scripts/package-fields';
import { DOCS } from './guides';

/** The index of guides is README.md for those who look into the folder on GitHub, and a page of the site. */
export const INDEX_OF_GUIDES = { from: 'README.md', to: 'guides.md' } as const;

const ROOT = join(DOCS, '..');

/** Links of a guide that leave its folder lead to the repository: on GitHub they are relative. */
export function repositoryLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    const { path } = env as { readonly path: string };
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null;
      if (href !== null && !/^(?:\w+:|#|\/)/.test(href)) token.attrSet('href', onTheSite(href, dirname(path)));
    }
  });
}

function onTheSite(href: string, folder: string): string {
  const [file = '', hash] = href.split('#');
  const target = join(folder, decodeURI(file));
  if (target === join(DOCS, INDEX_OF_GUIDES.from)) return `/${INDEX_OF_GUIDES.to}`;
  if (!relative(DOCS, target).startsWith('..')) return href;
  return inTheRepository(relative(ROOT, target), hash);
}

/** @throws Error when there is no such file */
function inTheRepository(path: string, hash?: string): string {
  const kind = statSync(join(ROOT, path)).isDirectory() ? 'tree' : 'blob';
  return `${REPOSITORY}/${kind}/main/${path}${hash === undefined ? '' : `#${hash}`}`;
}
