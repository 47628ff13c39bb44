import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { sendLivePage } from './live-page';
import { sendJson, type RouteHandler, type RouteMethods, type Routes } from './route';

/** Paths below this are the server's own and not SQS'. */
const OWN_PATHS = '/_msw-sqs/';
const SQS_METHODS = 'GET, HEAD, POST, OPTIONS';

/** Who answers a request that is no call of SQS; `signal` ends what goes on. */
export type OwnAnswer = (request: IncomingMessage, response: ServerResponse, signal: AbortSignal) => void;

/**
 * Who answers what is no call of SQS: the server's own paths, and methods that SQS does not have.
 *
 * `HEAD` is answered without doing anything, so that it can be used to see whether the server is there.
 *
 * @returns `undefined` for calls of SQS
 */
export function ownAnswer({ method, url = '/', headers }: IncomingMessage, routes: Routes): OwnAnswer | undefined {
  if (url === '/' && (method === 'GET' || method === 'HEAD') && isBrowser(headers)) return (_, response) => sendLivePage(response);
  if (url.startsWith(OWN_PATHS)) return ownPath(method!, new URL(url, 'http://localhost'), routes);
  if (method === 'POST' || method === 'GET') return undefined;
  if (method === 'HEAD') return (_, response) => void response.writeHead(200).end();
  if (method === 'OPTIONS') return (_, response) => void response.writeHead(204, { allow: SQS_METHODS }).end();
  const message = `SQS has no method ${method}: expected POST, or GET for the Query protocol.`;
  return (_, response) => sendJson(response, 405, { message }, { allow: SQS_METHODS });
}

/** SQS has calls by `GET` too, which name their action; whoever opens an address in a browser asks for a page. */
function isBrowser({ accept = '' }: IncomingHttpHeaders): boolean {
  return accept.includes('text/html');
}

function ownPath(method: string, url: URL, routes: Routes): OwnAnswer {
  const name = url.pathname.slice(OWN_PATHS.length);
  if (!Object.hasOwn(routes, name)) {
    const known = Object.keys(routes).map((path) => OWN_PATHS + path);
    const message = `There is no ${url.pathname}; there is ${known.join(', ')}.`;
    return (_, response) => sendJson(response, 404, { message });
  }
  const handler = handlerOf(method, routes[name]!);
  if (handler === undefined) {
    const methods = Object.keys(routes[name]!);
    const allow = (methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((other) => other !== 'GET')] : methods).join(', ');
    const message = `${url.pathname} has no method ${method}: expected ${methods.join(' or ')}.`;
    return (_, response) => sendJson(response, 405, { message }, { allow });
  }
  return (request, response, signal) => void answer(handler, { request, response, url, signal });
}

/** Node leaves the body out where the request was `HEAD`. */
function handlerOf(method: string, methods: RouteMethods): RouteHandler | undefined {
  const name = method === 'HEAD' ? 'GET' : method;
  return Object.hasOwn(methods, name) ? methods[name as keyof RouteMethods] : undefined;
}

async function answer(handler: RouteHandler, call: Parameters<RouteHandler>[0]): Promise<void> {
  try {
    await handler(call);
  } catch (error) {
    const { response } = call;
    // What has been begun cannot become an error any more: breaking it off says so.
    if (response.headersSent) response.destroy();
    else sendJson(response, 500, { message: error instanceof Error ? error.message : String(error) });
  }
}
