import { STATUS_CODES } from 'node:http';
import { connectionReset } from './connection-reset';
import type { FindListener, Listener, OpenCall, RequestSigns } from './listeners';
import { patch } from './patch';
import type { Patch } from './patch';
import type { SqsHttpHandler, SqsHttpResponse } from './sqs-http';

type Fetch = typeof globalThis.fetch;

/** Answers calls of the global `fetch`. */
export function interceptFetch(find: FindListener): Patch {
  return patch(
    globalThis,
    'fetch',
    (original) =>
      function fetch(this: unknown, ...args: Parameters<Fetch>) {
        const url = urlOf(args[0]);
        const port = Number(url?.port || (url?.protocol === 'https:' ? 443 : 80));
        const listener = url && find(url.protocol, url.hostname, port, signsOf(url, args));
        return listener === undefined ? Reflect.apply(original, this, args) : answer(listener, listener.handlerHere(), args);
      },
  );
}

/** The URL of whatever `fetch` takes; what it is to refuse has none. */
function urlOf(input: unknown): URL | undefined {
  const { href, url = href } = Object(input) as { href?: unknown; url?: unknown };
  const text = typeof input === 'string' ? input : url;
  return typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined;
}

function signsOf({ pathname, search }: URL, [input, init]: Parameters<Fetch>): RequestSigns {
  const headers = (): Headers => new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  return { path: pathname + search, header: (name) => headers().get(name) ?? undefined };
}

async function answer({ openCalls }: Listener, handler: SqsHttpHandler, args: Parameters<Fetch>): Promise<Response> {
  const request = new Request(...args);
  const body = await request.text();
  const response = await unlessHungUp(openCalls, request, (signal) =>
    handler({ method: request.method, url: request.url, header: (name) => request.headers.get(name) ?? undefined, body, signal }),
  );
  if (response.connectionLost === true) throw networkError(connectionReset());
  return toResponse(response, request);
}

async function unlessHungUp(
  openCalls: Listener['openCalls'],
  { signal }: Request,
  respond: (signal: AbortSignal) => SqsHttpResponse | Promise<SqsHttpResponse>,
): Promise<SqsHttpResponse> {
  signal.throwIfAborted();
  let onAbort = (): void => {};
  let call: OpenCall | undefined;
  try {
    return await Promise.race([
      respond(signal),
      new Promise<never>((_, reject) => {
        onAbort = () => reject(signal.reason as Error);
        call = { destroy: (error) => reject(networkError(error)), forget: () => {} };
        openCalls.add(call);
        signal.addEventListener('abort', onAbort);
      }),
    ]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (call !== undefined) openCalls.delete(call);
  }
}

/** What `fetch` rejects with when a connection breaks. */
function networkError(cause: Error): TypeError {
  return new TypeError('fetch failed', { cause });
}

function toResponse({ status, headers, body }: SqsHttpResponse, { method, url }: Request): Response {
  const response = new Response(method === 'HEAD' || body === '' ? null : body, {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
  });
  return Object.defineProperty(response, 'url', { value: url });
}
