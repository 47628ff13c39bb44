import { version } from '../../package.json';
import { builtPage } from '../page/built-page';
import { pageDocument } from '../page/page-document';
import type { TraceData } from '../page/trace/trace-data';
import { packed } from './packed';

/**
 * A trace as one page that opens from disk and needs nothing else.
 *
 * Nothing runs on it but its own script, and it speaks with nobody: what stands in messages and names stays text.
 */
export function traceHtml(data: Omit<TraceData, 'version'>): string {
  const page = builtPage('trace');
  const policy = [
    "default-src 'none'",
    `script-src '${page.scriptHash}'`,
    `style-src '${page.styleHash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const trace: TraceData = { ...data, version };
  return pageDocument(page, { title: `${data.title} · SQS trace`, policy, data: packed(trace) });
}
