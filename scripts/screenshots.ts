import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { startChromium } from './chromium';
import { run } from './run';
import { livePagePicture } from './screenshots/live-page-picture';
import { runInJest } from './screenshots/run-in-jest';
import { terminalPicture } from './screenshots/terminal-picture';
import { step } from './step';

// Makes the pictures of docs/: what tests print that fail, the page of a trace, and the live page, all of it by the package as it is built.

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, '.screenshots');

// The SDK says in each process that it will drop Node 20.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

void main();

async function main(): Promise<void> {
  run(process.execPath, ['-r', 'esbuild-register', join(ROOT, 'scripts/build.ts')], ROOT);
  cpSync(join(__dirname, 'screenshots/tests'), FOLDER, { recursive: true });
  const browser = await startChromium();
  try {
    await picture('failure.png', (file) => terminalPicture(browser, { output: runInJest(FOLDER, 'failure'), columns: 88 }, file));
    await picture('explore.png', (file) => terminalPicture(browser, { output: runInJest(FOLDER, 'explore'), columns: 120 }, file));
    await picture('trace.png', (file) => tracePicture(browser, file));
    await picture('live-page.png', (file) => livePagePicture(browser, file));
  } finally {
    await browser.close();
    rmSync(FOLDER, { recursive: true });
  }
}

function picture(name: string, draw: (file: string) => Promise<void>): Promise<void> {
  return step(`Drawing docs/${name}`, async () => ({ value: await draw(join(ROOT, 'docs', name)), result: 'drawn' }));
}

/** The page that a failing test leaves, as it opens. */
async function tracePicture(browser: Browser, file: string): Promise<void> {
  runInJest(FOLDER, 'trace');
  const written = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.html'));
  const page = await browser.newPage({ viewport: { width: 1200, height: 830 }, deviceScaleFactor: 1.5 });
  await page.goto(pathToFileURL(join(FOLDER, written!)).href);
  await page.getByText('What stands out').waitFor();
  await page.screenshot({ path: file });
  await page.close();
}
