import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SITE } from '../package-fields';

interface Links {
  readonly pages: number;
  /** How many links there are that lead to the site itself. */
  readonly followed: number;
  /** Those that lead to no page, no file, or no part of a page. */
  readonly broken: readonly string[];
}

const BASE = new URL(SITE).pathname;

/** Follows every link and every picture of a built site, to parts of pages, too. */
export function brokenLinks(built: string): Links {
  const pages = new Map(
    readdirSync(built, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, readFileSync(join(built, file), 'utf8')]),
  );
  const anchors = new Map([...pages].map(([file, html]) => [file, anchorsOf(html)]));
  const links = [...pages].flatMap(([file, html]) => linksOf(html, file).map((url) => ({ file, url })));

  const leadsSomewhere = (url: URL): boolean => {
    if (!url.pathname.startsWith(BASE)) return false;
    const file = fileOf(decodeURI(url.pathname.slice(BASE.length)), built);
    return file !== undefined && (url.hash === '' || anchors.get(file)?.has(decodeURIComponent(url.hash.slice(1))) === true);
  };
  const broken = links.filter(({ url }) => !leadsSomewhere(url)).map(({ file, url }) => `${file}: ${url.href}`);
  return { pages: pages.size, followed: links.length, broken: [...new Set(broken)] };
}

/** The links of a page that stay on the site. */
function linksOf(html: string, file: string): URL[] {
  return [...html.matchAll(/<[a-z][^>]* (?:href|src)="([^"]*)"/g)]
    .map(([, link]) => new URL(link!.replaceAll('&amp;', '&'), new URL(file, SITE)))
    .filter(({ origin }) => origin === new URL(SITE).origin);
}

function anchorsOf(html: string): Set<string> {
  return new Set([...html.matchAll(/<[a-z][^>]* id="([^"]*)"/g)].map(([, id]) => id!));
}

/** What a server of static files answers with. */
function fileOf(path: string, built: string): string | undefined {
  const candidates = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`];
  return candidates.find((candidate) => existsSync(join(built, candidate)) && statSync(join(built, candidate)).isFile());
}
