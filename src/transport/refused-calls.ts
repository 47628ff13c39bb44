import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { perFile } from '../system/runner/per-file';

/** Where Node.js tells of requests that fail: those of its own client, and those of `fetch`. */
const CHANNELS = { 'http.client.request.error': ofHttp, 'undici:request:error': ofFetch };

/** There is no such server, or nobody listens there. */
const NOBODY_THERE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

/** A call that went past those who answer SQS. */
interface MissedCall {
  /** `http://127.0.0.1:4566`. */
  readonly origin: string;
  /** Header lines, in lower case. */
  readonly headers: string;
}

interface Failure {
  readonly request: object;
  readonly error: NodeJS.ErrnoException & { readonly errors?: readonly NodeJS.ErrnoException[] };
}

/**
 * Lets errors of refused connections say how to name an endpoint, where the call was plainly meant for SQS.
 *
 * It holds until the test file is over.
 */
export function explainRefusedCalls(): void {
  perFile('refused-calls', () => {
    const listeners = Object.entries(CHANNELS).map(([channel, read]) => {
      const listener = (message: unknown): void => explain(message as Failure, read);
      subscribe(channel, listener);
      return (): void => void unsubscribe(channel, listener);
    });
    return { value: {}, leave: () => listeners.forEach((stop) => stop()) };
  });
}

function explain({ request, error }: Failure, read: (request: never) => MissedCall): void {
  if (!NOBODY_THERE.has(error.code ?? '')) return;
  const { origin, headers } = read(request as never);
  if (!isForSqs(headers)) return;
  const reason = error.message || error.errors?.map(({ message }) => message).join(', ') || error.code;
  error.message = `${reason}. ${adviceFor(origin)}`;
}

/** Named in a header, or signed for it; a target of another service comes first. */
function isForSqs(headers: string): boolean {
  return headers.includes('x-amz-target') ? headers.includes('amazonsqs.') : headers.includes('/sqs/aws4_request');
}

function adviceFor(origin: string): string {
  return (
    `This call is for SQS, but msw-sqs does not know that SQS is at ${origin}. Name the endpoint: createSqs({ endpoints: '${origin}' }), ` +
    `in Jest globals: { MSW_SQS: { endpoints: '${origin}' } }, or AWS_ENDPOINT_URL_SQS=${origin} in the environment that the tests begin with; ` +
    `or create the queue by its URL: sqs.createQueue('${origin}/000000000000/orders').`
  );
}

function ofHttp(request: ClientRequest): MissedCall {
  const headers = Object.entries(request.getHeaders()).map(([name, value]) => `${name}: ${String(value)}`);
  return { origin: `${request.protocol}//${String(request.getHeader('host') ?? request.host)}`, headers: headers.join('\n').toLowerCase() };
}

/** Older versions have header lines in one text, newer ones names and values in a list. */
function ofFetch({ origin, headers }: { readonly origin: string | URL; readonly headers: string | readonly string[] }): MissedCall {
  return { origin: new URL(origin).origin, headers: String(headers).toLowerCase() };
}
