/** A block of code in a document. */
export interface MarkdownBlock {
  /** As it is marked: `js`, `text`, or `''`. */
  readonly language: string;
  readonly code: string;
}

/** All blocks of code in a document of Markdown, in order. */
export function markdownBlocks(document: string): MarkdownBlock[] {
  return [...document.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => ({ language, code }));
}
