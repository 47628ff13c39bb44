import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteConfig } from 'vitepress';
import { absoluteLinks } from '../../scripts/absolute-links';
import { REPOSITORY, SITE } from '../../scripts/package-fields';
import { DOCS, guideGroups, type Guide } from './guides';

/** Writes what language models read: a list of the guides (https://llmstxt.org), and all of them in one file. */
export function writeLlms({ outDir, site }: SiteConfig): void {
  const groups = guideGroups();
  const list = groups.map(({ title, guides }) => `## ${title}\n\n${guides.map(line).join('\n')}`);
  const introduction = `# ${site.title}\n\n> ${site.description}`;
  const more = `## More\n\n- [All guides in one file](${SITE}llms-full.txt)\n- [API reference](${SITE}api/): everything that the package exports`;
  writeFileSync(join(outDir, 'llms.txt'), `${[introduction, ...list, more].join('\n\n')}\n`);
  const guides = groups.flatMap((group) => group.guides).map(({ file }) => withAbsoluteLinks(file));
  writeFileSync(join(outDir, 'llms-full.txt'), [introduction, ...guides].join('\n\n'));
}

function line({ title, file, says }: Guide): string {
  return `- [${title}](${new URL(file.replace(/\.md$/, ''), SITE).href})${says === '' ? '' : `: ${says}`}`;
}

function withAbsoluteLinks(file: string): string {
  return absoluteLinks(readFileSync(join(DOCS, file), 'utf8'), `${REPOSITORY}/blob/main/docs/${file}`);
}
