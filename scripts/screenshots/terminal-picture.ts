import type { Browser } from 'playwright-core';

const THEME = 'github-dark';
interface Terminal {
  readonly output: string;
  readonly columns: number;
}

const STYLE = `
  body { margin: 0; width: max-content; background: #24292e; }
  pre { margin: 0; padding: 20px 24px; font: 14px/1.45 'DejaVu Sans Mono', monospace; }
  pre, code { white-space: pre-wrap; word-break: break-all; }
`;

/** Writes a picture of what a program wrote into a terminal of so many columns, in its colours. */
export async function terminalPicture(browser: Browser, { output, columns }: Terminal, file: string): Promise<void> {
  const { codeToHtml } = await import('shiki');
  const html = await codeToHtml(output.trim(), { lang: 'ansi', theme: THEME });
  const page = await browser.newPage({ deviceScaleFactor: 1.5 });
  await page.setContent(`<style>${STYLE} pre { width: ${columns}ch; }</style>${html}`);
  await page.locator('pre').screenshot({ path: file });
  await page.close();
}
