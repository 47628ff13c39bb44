/**
 * Makes relative links of a document absolute, so that they lead somewhere from npm, where only the document itself is.
 *
 * @param base - where what is linked to is read, as in `https://github.com/owner/name/blob/v1.0.0/`
 */
export function absoluteLinks(markdown: string, base: string): string {
  return markdown.replace(/\]\((?!\w+:|#)([^)]+)\)/g, (_, path: string) => `](${new URL(path, base).href})`);
}
