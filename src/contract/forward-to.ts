import http from 'node:http';
import https from 'node:https';
import type { SqsHttpHandler, SqsHttpRequest, SqsHttpResponse } from '../transport/sqs-http';

/** What of a request tells what is asked, and by whom. */
const HEADERS = [
  'accept',
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'authorization',
  'content-type',
  'user-agent',
  'x-amz-date',
  'x-amz-security-token',
  'x-amz-target',
  'x-amzn-query-mode',
  'x-amzn-trace-id',
];

/** Hands requests on. */
export interface Forwarder {
  readonly handler: SqsHttpHandler;
  /** Closes its connections. */
  close(): void;
}

/**
 * Hands requests on to another server and brings back its answers.
 *
 * The server gets its own `Host`, and builds queue URLs from that; signatures are passed on, but do not fit any more.
 * Where it does not answer, the connection of whoever asked breaks.
 */
export function forwardTo(endpoint: string): Forwarder {
  const { request: open, Agent } = endpoint.startsWith('https:') ? https : http;
  const agent = new Agent({ keepAlive: true });

  const handler: SqsHttpHandler = ({ method, url, header, body, signal }) =>
    new Promise((resolve) => {
      const headers = Object.fromEntries(HEADERS.flatMap((name) => valueOf(header, name)));
      const options = { method, agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) }, ...(signal && { signal }) };
      const request = open(under(endpoint, url), options, (response) => void collect(response).then(resolve, () => resolve(LOST)));
      request.once('error', () => resolve(LOST));
      request.end(body);
    });
  return { handler, close: () => agent.destroy() };
}

const LOST: SqsHttpResponse = { status: 502, headers: {}, body: '', connectionLost: true };

function valueOf(header: SqsHttpRequest['header'], name: string): [string, string][] {
  const value = header(name);
  return value === undefined ? [] : [[name, value]];
}

/** The same path, of a queue's URL for example, at the endpoint. */
function under(endpoint: string, url: string): URL {
  const { pathname, search } = new URL(url);
  return new URL(endpoint.replace(/\/+$/, '') + pathname + search);
}

async function collect(response: http.IncomingMessage): Promise<SqsHttpResponse> {
  let body = '';
  response.setEncoding('utf8');
  for await (const piece of response) body += piece as string;
  const headers = Object.entries(response.headers).filter(([name, value]) => typeof value === 'string' && !OF_CONNECTION.has(name));
  return { status: response.statusCode!, headers: Object.fromEntries(headers) as Record<string, string>, body };
}

/** What an answer says about its own way here. */
const OF_CONNECTION = new Set(['connection', 'content-encoding', 'content-length', 'date', 'keep-alive', 'transfer-encoding']);
