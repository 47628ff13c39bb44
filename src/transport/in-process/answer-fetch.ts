import { STATUS_CODES } from 'node:http';
import { afterTurn } from '../after-turn';
import { bodyText, unreadableAnswer } from '../body-text';
import { connectionReset } from '../connection-reset';
import { LazySignal } from '../lazy-signal';
import type { Listener, OpenCall } from './listeners';
import type { SqsHttpHandler, SqsHttpRequest, SqsHttpResponse } from '../sqs-http';

/** Answers a call of `fetch`, with its arguments. */
export async function answerFetch({ openCalls }: Listener, handler: SqsHttpHandler, args: Parameters<typeof fetch>): Promise<Response> {
  const request = new Request(...args);
  const text = bodyText(Buffer.from(await request.arrayBuffer()), request.headers.get('content-encoding') ?? undefined);
  const response = await unlessHungUp(openCalls, request, (wait) => {
    const asked: SqsHttpRequest = {
      method: request.method,
      url: request.url,
      header: (name) => request.headers.get(name) ?? undefined,
      body: typeof text === 'string' ? text : '',
      get signal() {
        return wait.signal;
      },
    };
    return typeof text === 'string' ? handler(asked) : unreadableAnswer(asked, text);
  });
  if (response.neverArrives === true) await new Promise<never>(() => {});
  if (response.connectionLost === true) throw networkError(connectionReset());
  return toResponse(response, request);
}

async function unlessHungUp(
  openCalls: Listener['openCalls'],
  { signal }: Request,
  respond: (wait: LazySignal) => SqsHttpResponse | Promise<SqsHttpResponse>,
): Promise<SqsHttpResponse> {
  signal.throwIfAborted();
  let onAbort = (): void => {};
  let call: OpenCall | undefined;
  const wait = new LazySignal();
  try {
    return await Promise.race([
      afterTurn(respond(wait), () => wait.aborted),
      new Promise<never>((_, reject) => {
        const hangUp = (reason: unknown): void => {
          wait.abort();
          reject(reason as Error);
        };
        onAbort = () => hangUp(signal.reason);
        call = { destroy: (error) => hangUp(networkError(error)), forget: () => {} };
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

function toResponse({ status, headers, body }: SqsHttpResponse, { method, url, signal }: Request): Response {
  const response = new Response(method === 'HEAD' || body === '' ? null : readUnlessAborted(body, signal), {
    status,
    statusText: STATUS_CODES[status] ?? '',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
  });
  return Object.defineProperty(response, 'url', { value: url });
}

/** What is read of an answer after its call was aborted fails, though all of it has come. */
function readUnlessAborted(text: string, signal: AbortSignal): ReadableStream {
  return new ReadableStream(
    {
      pull(controller) {
        if (signal.aborted) return controller.error(signal.reason);
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
