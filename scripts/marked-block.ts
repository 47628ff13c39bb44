/** What stands between the markers of a document, or `undefined` where it has none. */
export function markedBlock(document: string, name: string): string | undefined {
  const { begin, end } = markers(name);
  const start = document.indexOf(begin);
  const stop = document.indexOf(end);
  return start < 0 || stop < start ? undefined : document.slice(start + begin.length, stop).trim();
}

/** The document with another text between its markers; as it is where it has none. */
export function withMarkedBlock(document: string, name: string, block: string): string {
  const { begin, end } = markers(name);
  if (markedBlock(document, name) === undefined) return document;
  return `${document.slice(0, document.indexOf(begin))}${begin}\n\n${block}\n\n${document.slice(document.indexOf(end))}`;
}

function markers(name: string): { readonly begin: string; readonly end: string } {
  return { begin: `<!-- ${name}:begin -->`, end: `<!-- ${name}:end -->` };
}
