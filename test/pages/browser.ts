import { existsSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CHROMIUM, startChromium } from '../../scripts/chromium';

/** What is waited for in vain is told before Jest gives the test up. */
const PATIENCE_MS = 40_000;

/** Pages in a real browser, and what they complained of. */
export interface Browsing {
  /** A page with a profile of its own, closed after the test. */
  open(url: string, options?: BrowserContextOptions): Promise<Page>;
  /** What pages of this test logged as errors, threw, or were refused. */
  readonly complaints: readonly string[];
}

/**
 * Describes what is seen in a real browser: one is started for all tests of the block.
 *
 * Where there is no Chromium they are skipped, and the reason is printed.
 */
export function describeInBrowser(name: string, define: (browsing: Browsing) => void): void {
  if (!existsSync(CHROMIUM)) {
    process.stderr.write(`Skipped "${name}": there is no ${CHROMIUM}; say CHROMIUM=/path/to/chromium.\n`);
    describe.skip(name, () => define({ open: () => Promise.reject(new Error('There is no browser.')), complaints: [] }));
    return;
  }
  describe(name, () => {
    const { browsing, start, closePages, stop } = browsingIn();
    beforeAll(start);
    afterEach(closePages);
    afterAll(stop);
    define(browsing);
  });
}

function browsingIn() {
  let browser: Browser | undefined;
  let complaints: string[] = [];
  const browsing: Browsing = {
    async open(url, options) {
      const context = await browser!.newContext(options);
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      await page.goto(url);
      return page;
    },
    get complaints() {
      return complaints;
    },
  };
  return {
    browsing,
    async start(): Promise<void> {
      browser = await startChromium();
    },
    async closePages(): Promise<void> {
      complaints = [];
      await Promise.all(browser!.contexts().map((context) => context.close()));
    },
    stop: () => browser?.close(),
  };
}
