import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { apiPages } from './site/api-pages';
import { brokenLinks } from './site/broken-links';
import { step } from './step';

// Makes the site: the pages of the API out of the source, all pages out of docs/, and follows every link of them.
// With `--api`, only the pages of the API, for `vitepress dev docs`.

const DOCS = join(__dirname, '..', 'docs');
const BUILT = join(DOCS, '.vitepress', 'dist');

void main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  try {
    await step('Describing the API', async () => {
      const value = await apiPages(join(DOCS, 'api'));
      return { value, result: `${value} entries` };
    });
    if (!args.includes('--api')) await buildSite();
  } catch (error) {
    console.log((error as Error).message);
    process.exitCode = 1;
  }
}

async function buildSite(): Promise<void> {
  const { build } = await import('vitepress');
  rmSync(BUILT, { recursive: true, force: true });
  await build(DOCS);
  await step('Following links', () => {
    const { followed, pages, broken } = brokenLinks(BUILT);
    if (broken.length > 0) throw new Error(`\nThese links of the site lead nowhere:\n${broken.join('\n')}`);
    return { value: undefined, result: `${followed} on ${pages} pages` };
  });
}
