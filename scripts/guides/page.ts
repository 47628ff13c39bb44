import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { markdownBlocks, type MarkdownBlock } from '../readme/markdown-block';

/** A block of code of a guide, and what is to be done with it. */
export interface GuideBlock extends MarkdownBlock {
  /** Path of the guide. */
  readonly page: string;
  /** Where it stands, for messages: `docs/time.md:7`. */
  readonly place: string;
  /** The file that its first line names, in a comment: `// orders.test.js`. */
  readonly file?: string;
  /** It belongs to the program of the block before: `<!-- goes on -->`. */
  readonly goesOn: boolean;
  /** Why it cannot be run, only compiled: `<!-- not run: … -->`. */
  readonly notRun?: string;
}

const FILE_NAME = /^(?:\/\/|#) ([\w./-]+\.\w+)\n/;
const CHECKED_BY = /^checked by (\S+)$/;
const NOT_RUN = /^not run: (.+)$/;

/** The guides, with the paths that they have in this project; the API reference beside them is made by `npm run site`. */
export function guides(): string[] {
  return readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('api/'))
    .map((file) => join('docs', file))
    .sort();
}

/**
 * The blocks of a guide, but for those that tests of their own check: `<!-- checked by test/control/guide.test.ts -->` above a
 * block or, above the first heading, of the whole guide.
 *
 * @throws Error where a comment above a block says something else, or names a test that does not exist
 */
export function blocksOf(page: string): GuideBlock[] {
  const document = readFileSync(page, 'utf8');
  const ofPage = /^<!-- (.*) -->\n/.exec(document)?.[1];
  if (isCheckedElsewhere(ofPage, `${page}:1`)) return [];
  return markdownBlocks(document).flatMap((block) => {
    const place = `${page}:${block.line}`;
    if (isCheckedElsewhere(block.note, place)) return [];
    const [, file] = FILE_NAME.exec(block.code) ?? [];
    const [, notRun] = NOT_RUN.exec(block.note ?? '') ?? [];
    const goesOn = block.note === 'goes on';
    if (block.note !== undefined && notRun === undefined && !goesOn && !/:(?:begin|end)$/.test(block.note))
      throw new Error(`${place}: expected "goes on", "not run: …" or "checked by …" above a block, but it is "${block.note}".`);
    return [{ ...block, page, place, goesOn, ...(file !== undefined && { file }), ...(notRun !== undefined && { notRun }) }];
  });
}

function isCheckedElsewhere(note: string | undefined, place: string): boolean {
  const [, test] = CHECKED_BY.exec(note ?? '') ?? [];
  if (test !== undefined && !existsSync(test)) throw new Error(`${place}: there is no ${test}.`);
  return test !== undefined;
}
