import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A page of this folder, as the index tells of it. */
export interface Guide {
  readonly title: string;
  /** Relative to this folder's parent: `time.md`, `ko/getting-started.md`. */
  readonly file: string;
  /** What it is about, where the index says so. */
  readonly says: string;
}

export interface GuideGroup {
  readonly title: string;
  readonly guides: readonly Guide[];
}

/** Where the guides are. */
export const DOCS = join(__dirname, '..');

/** The guides in the order and the groups of docs/README.md, which is the one list of them. */
export function guideGroups(): GuideGroup[] {
  const groups: { readonly title: string; readonly guides: Guide[] }[] = [];
  for (const line of readFileSync(join(DOCS, 'README.md'), 'utf8').split('\n')) {
    const [, heading, bold] = /^(?:## (.+)|\*\*(.+?)\*\*)/.exec(line) ?? [];
    const title = heading ?? bold;
    if (title !== undefined) groups.push({ title, guides: [] });
    groups.at(-1)?.guides.push(...guidesIn(line));
  }
  return groups.filter(({ guides }) => guides.length > 0);
}

/** A row of a table says what its guide is about in the second column. */
function guidesIn(line: string): Guide[] {
  const says = /^\|.*?\|(.*)\|$/.exec(line)?.[1]?.trim() ?? '';
  return [...line.matchAll(/\[([^\]]+)\]\(([\w/-]+\.md)\)/g)].map(([, title, file]) => ({ title: title!, file: file!, says }));
}

/** Guides in another language are in a folder named after it. */
export function isIn(language: string): (group: GuideGroup) => boolean {
  return ({ guides }) => guides.every(({ file }) => file.startsWith(`${language}/`));
}
