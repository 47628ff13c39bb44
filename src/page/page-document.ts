import type { BuiltPage } from './built-page';

/** A page as a document without anything of its own: what it shows, its script makes. */
export function pageDocument({ script, style }: BuiltPage, title: string): string {
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<link rel="icon" href="data:,"><style>${style}</style></head><body><div id="page"></div><script>${script}</script></body></html>`
  );
}
