import type { ServerResponse } from 'node:http';
import { builtPage } from '../page/built-page';
import { pageDocument } from '../page/page-document';

/**
 * Answers with the page that shows the queues and what happens.
 *
 * Nothing runs on it but its own script, and it speaks with nobody but this server: what stands in messages and names stays text.
 */
export function sendLivePage(response: ServerResponse): void {
  const page = builtPage('live');
  const html = pageDocument(page, { title: 'msw-sqs' });
  const policy = [
    "default-src 'none'",
    `script-src '${page.scriptHash}'`,
    `style-src '${page.styleHash}'`,
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(html),
  });
  response.end(html);
}
