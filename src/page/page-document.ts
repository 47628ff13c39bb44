import type { BuiltPage } from './built-page';

interface DocumentParts {
  readonly title: string;
  /** Its Content-Security-Policy, where no header brings it. */
  readonly policy?: string | undefined;
  /** What its script finds as the text of the element `data`: anything that JSON can hold. */
  readonly data?: unknown;
}

/** A page as a document: what it shows, its script makes. */
export function pageDocument({ script, style }: BuiltPage, { title, policy, data }: DocumentParts): string {
  const policed = policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  const given = data === undefined ? '' : `<script type="application/json" id="data">${json(data)}</script>`;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">${policed}<title>${escaped(title)}</title>` +
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<link rel="icon" href="data:,"><style>${style}</style></head><body><div id="page"></div>${given}<script>${script}</script></body></html>`
  );
}

/** JSON that cannot end the element it stands in. */
function json(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
