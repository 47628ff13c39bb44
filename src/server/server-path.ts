import type { IncomingMessage } from 'node:http';
import type { SqsHttpResponse } from '../transport/sqs-http';

/** Paths below this are the server's own and not SQS'. */
const OWN_PATHS = '/_msw-sqs/';
const METHODS = 'GET, HEAD, POST, OPTIONS';

/**
 * The answer to what is no call of SQS: the server's own paths, and methods that SQS does not have.
 *
 * `HEAD` is answered without doing anything, so that it can be used to see whether the server is there.
 *
 * @returns `undefined` for calls of SQS
 */
export function serverPath({ method, url = '/' }: IncomingMessage, health: () => object): SqsHttpResponse | undefined {
  if (url.startsWith(OWN_PATHS)) return ownPath(method, url, health);
  if (method === 'POST' || method === 'GET') return undefined;
  if (method === 'HEAD') return { status: 200, headers: {}, body: '' };
  if (method === 'OPTIONS') return { status: 204, headers: { allow: METHODS }, body: '' };
  return json(405, { message: `SQS has no method ${method}: expected POST, or GET for the Query protocol.` }, { allow: METHODS });
}

function ownPath(method: string | undefined, url: string, health: () => object): SqsHttpResponse {
  const path = url.split('?', 1)[0]!;
  if (path !== `${OWN_PATHS}health`) return json(404, { message: `There is no ${path}; there is ${OWN_PATHS}health.` });
  if (method === 'GET' || method === 'HEAD') return json(200, health());
  return json(405, { message: `${path} has no method ${method}: expected GET.` }, { allow: 'GET, HEAD' });
}

function json(status: number, content: object, headers: Readonly<Record<string, string>> = {}): SqsHttpResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(content) };
}
