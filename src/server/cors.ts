import type { IncomingHttpHeaders, ServerResponse } from 'node:http';

/** What browser clients of SQS send: signatures, the JSON protocol, the SDK's own, and what the control plane takes. */
const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'last-event-id',
  'x-amz-content-sha256',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
  'x-amz-user-agent',
  'x-amzn-query-mode',
  'x-amzn-trace-id',
].join(', ');
const ALLOWED_METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
/** What clients read of an answer. */
const EXPOSED_HEADERS = 'x-amzn-requestid, x-amzn-query-error, date';
/** Browsers ask again after two hours at the latest. */
const MAX_AGE_SECONDS = '7200';

/**
 * Which pages of other origins may speak with a server.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export class Cors {
  readonly #origins: ReadonlySet<string>;

  /** @param origins - `http://localhost:3000`; `*` for all */
  constructor(origins: readonly string[] = []) {
    this.#origins = new Set(origins.map((origin) => (origin === '*' ? origin : new URL(origin).origin)));
  }

  allows(origin: string): boolean {
    return this.#origins.has('*') || this.#origins.has(origin);
  }

  /** Lets the page of an allowed origin read the response. */
  prepare({ origin }: IncomingHttpHeaders, response: ServerResponse): void {
    if (this.#origins.size === 0) return;
    response.setHeader('vary', 'Origin');
    if (origin === undefined || !this.allows(origin)) return;
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', EXPOSED_HEADERS);
  }

  /** Answers what a browser asks before it lets the page of an allowed origin call. */
  answerPreflight(headers: IncomingHttpHeaders, response: ServerResponse): void {
    response.writeHead(204, {
      'access-control-allow-methods': ALLOWED_METHODS,
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': MAX_AGE_SECONDS,
      // A page of the internet that calls a machine of its user's network.
      ...(headers['access-control-request-private-network'] === 'true' && { 'access-control-allow-private-network': 'true' }),
    });
    response.end();
  }
}

/** Whether a request asks what a page of another origin may do. */
export function isPreflight(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}
