/** A block of code in a document. */
export interface MarkdownBlock {
  /** As it is marked: `js`, `text`, or `''`. */
  readonly language: string;
  readonly code: string;
  /** The line of the document on which it begins. */
  readonly line: number;
  /** The number of its section, whose heading has two hashes; 0 is what comes before the first. */
  readonly section: number;
  /** What a comment right above it says, which readers do not see. */
  readonly note?: string;
}

const COMMENT_ABOVE = /<!-- ([^\n]*) -->\n*$/;

/** All blocks of code in a document of Markdown, in order. */
export function markdownBlocks(document: string): MarkdownBlock[] {
  let section = 0;
  return [...document.matchAll(/^```(\w*)\n(.*?)^```$|^## /gms)].flatMap(({ 0: text, 1: language = '', 2: code, index }) => {
    if (text === '## ') section++;
    if (code === undefined) return [];
    const above = document.slice(0, index);
    const note = COMMENT_ABOVE.exec(above)?.[1];
    return [{ language, code, line: above.split('\n').length, section, ...(note !== undefined && { note }) }];
  });
}
