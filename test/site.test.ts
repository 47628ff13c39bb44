import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { headingAnchor } from '../docs/.vitepress/heading-anchor';
import { SITE } from '../scripts/package-fields';
import { brokenLinks } from '../scripts/site/broken-links';

const BASE = new URL(SITE).pathname;

/** What is broken on a site of these files. */
function brokenOn(files: Record<string, string>): readonly string[] {
  const built = mkdtempSync(join(tmpdir(), 'msw-sqs-site-'));
  try {
    for (const [file, html] of Object.entries(files)) {
      mkdirSync(dirname(join(built, file)), { recursive: true });
      writeFileSync(join(built, file), html);
    }
    return brokenLinks(built).broken;
  } finally {
    rmSync(built, { recursive: true });
  }
}

const TIME = '<h1 id="time">Time</h1><h2 id="매처">매처</h2>';

describe('The site', () => {
  it.each([
    ['a page', `${BASE}time`],
    ['a page of its folder', 'time'],
    ['a part of a page', `${BASE}time#time`],
    ['a part in Korean', `${BASE}time#${encodeURIComponent('매처')}`],
    ['a folder', `${BASE}api/`],
    ['a file', `${BASE}llms.txt`],
    ['another site', 'https://docs.aws.amazon.com/no-such-page'],
  ])('may link to %s', (_, href) => {
    const files = { 'index.html': `<a href="${href}">it</a>`, 'time.html': TIME, 'api/index.html': '', 'llms.txt': '' };

    expect(brokenOn(files)).toEqual([]);
  });

  it.each([
    ['a page that is not there', `<a href="${BASE}queues">it</a>`, `${SITE}queues`],
    ['a part that is not there', `<a href="${BASE}time#clock">it</a>`, `${SITE}time#clock`],
    ['a folder without a page', `<a href="${BASE}api/">it</a>`, `${SITE}api/`],
    ['a place outside of the site', '<a href="/time">it</a>', new URL('/time', SITE).href],
    ['a picture that is not there', '<img alt="" src="trace.png">', `${SITE}trace.png`],
  ])('is not made with a link to %s', (_, link, told) => {
    expect(brokenOn({ 'index.html': link, 'time.html': TIME })).toEqual([`index.html: ${told}`]);
  });

  it.each([
    ['Versions of Node.js', 'versions-of-nodejs'],
    ['`settle`: until all is done', 'settle-until-all-is-done'],
    ['가시성 제한 시간', '가시성-제한-시간'],
    ['to_have', 'to_have'],
  ])('links the heading "%s" as GitHub does', (heading, anchor) => {
    expect(headingAnchor(heading)).toBe(anchor);
  });
});
