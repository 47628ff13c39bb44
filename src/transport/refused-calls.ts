import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { isSqsHost } from '../core/sqs-hosts';
import { perFile } from '../system/runner/per-file';
import { DEFAULT_PORTS, type Endpoints } from './endpoints';

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

/** Of a connection that tried several addresses, it holds what became of each. */
type ConnectionError = NodeJS.ErrnoException & { readonly errors?: readonly NodeJS.ErrnoException[] };

interface Failure {
  readonly request: object;
  readonly error: ConnectionError;
}

/**
 * Lets errors of refused connections say how to name an endpoint, where the call was plainly meant for SQS.
 *
 * It holds until the test file is over.
 *
 * @param endpoints - what somebody answers, when he listens
 */
export function explainRefusedCalls(endpoints: Endpoints): void {
  const { known } = perFile('refused-calls', () => {
    const value = { known: new Set<Endpoints>() };
    const listeners = Object.entries(CHANNELS).map(([channel, read]) => {
      const listener = (message: unknown): void => explain(message as Failure, read, value.known);
      subscribe(channel, listener);
      return (): void => void unsubscribe(channel, listener);
    });
    return { value, leave: () => listeners.forEach((stop) => stop()) };
  });
  known.add(endpoints);
}

function explain({ request, error }: Failure, read: (request: never) => MissedCall, known: ReadonlySet<Endpoints>): void {
  if (!NOBODY_THERE.has(error.code ?? '') || !isOfSystem(error)) return;
  const { origin, headers } = read(request as never);
  if (!isForSqs(headers)) return;
  const reason = error.message || error.errors?.map(({ message }) => message).join(', ') || error.code;
  error.message = `${reason}. ${isAmong(known, new URL(origin)) ? adviceToListen(origin) : adviceFor(origin)}`;
}

/** Clients end calls with errors of the same codes when their own limits are over, and programs with whatever they like. */
function isOfSystem({ syscall, errors = [] }: ConnectionError): boolean {
  return syscall !== undefined || errors.some((one) => one.syscall !== undefined);
}

function isAmong(known: ReadonlySet<Endpoints>, { protocol, hostname, port }: URL): boolean {
  return isSqsHost(hostname) || Array.from(known).some((one) => one.has(protocol, hostname, Number(port || DEFAULT_PORTS[protocol])));
}

function adviceToListen(origin: string): string {
  return (
    `This call is for SQS, and msw-sqs knows that SQS is at ${origin}, but nobody answered it when the call was made: ` +
    'call sqs.listen() before it, or listen() of the MSW server that has sqs.handlers; and close them when the last call is over.'
  );
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
