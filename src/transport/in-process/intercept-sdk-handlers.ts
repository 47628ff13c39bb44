import { STATUS_CODES } from 'node:http';
import { afterTurn } from '../after-turn';
import { connectionReset } from '../connection-reset';
import type { Clock } from '../../core/clock';
import { LazySignal } from '../lazy-signal';
import type { SqsHttpResponse } from '../sqs-http';
import type { FindListener, Listener, OpenCall } from './listeners';
import { patch } from './patch';
import { headerOf, listenerFor, sdkHandlers, type SdkCallOptions, type SdkHandlers, type SdkRequest } from './sdk-handlers';

/** What a handler of the SDK was told of its connections. */
interface HandlerConfig {
  readonly requestTimeout?: number | undefined;
  readonly socketTimeout?: number | undefined;
  readonly defaultSocketTimeout?: number | undefined;
  readonly httpAgent?: { readonly maxSockets?: number } | undefined;
  readonly httpsAgent?: { readonly maxSockets?: number } | undefined;
}

type SdkHandler = SdkHandlers & { readonly config?: HandlerConfig; readonly configProvider?: Promise<HandlerConfig> };

/** How many connections the SDK opens at once, unless told otherwise. */
const MAX_SOCKETS = 50;

/**
 * Answers calls of the AWS SDK where it would make requests out of them: nothing is written to a connection and read from it.
 *
 * They cost half of what they cost by way of Node's HTTP client. Handlers that were told anything of their connections, such as how
 * long to wait, go that way, and so do those that are not the SDK's own.
 *
 * @returns a function that ends it
 */
export function interceptSdkHandlers(find: FindListener): () => void {
  const open = new WeakMap<object, number>();
  const patches = sdkHandlers().map((prototype) =>
    patch(
      prototype,
      'handle',
      (original) =>
        async function handle(this: SdkHandler, request, options = {}) {
          const listener = listenerFor(request, find);
          const inProgress = open.get(this) ?? 0;
          const body = bodyText(request);
          const limitMs = listener && body !== undefined ? await limitOf(this, options) : undefined;
          if (limitMs === undefined || inProgress >= MAX_SOCKETS) return original.call(this, request, options);
          open.set(this, inProgress + 1);
          const call = new SdkCall(listener!, { request, body: body!, limitMs, onOver: () => open.set(this, open.get(this)! - 1) });
          return call.answer(options.abortSignal, () => original.call(this, request, options));
        },
    ),
  );
  return () => patches.forEach(({ remove }) => remove());
}

/** A body that is there as a whole; `undefined` for others. */
function bodyText({ body = '' }: SdkRequest): string | undefined {
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  // The SDK has text that is an object: it knows its length in bytes.
  const text: unknown = (body as object | null)?.valueOf();
  return typeof text === 'string' ? text : undefined;
}

/** After how many milliseconds without an answer a call fails; `undefined` where more was said of connections than that. */
async function limitOf(handler: SdkHandler, { requestTimeout, abortSignal }: SdkCallOptions): Promise<number | undefined> {
  // The SDK takes signals that are not Node.js' own, too.
  if (abortSignal !== undefined && typeof abortSignal.addEventListener !== 'function') return undefined;
  const config = handler.config ?? (await handler.configProvider);
  const agents = [config?.httpAgent, config?.httpsAgent];
  if (config === undefined || !agents.every((agent) => (agent?.maxSockets ?? MAX_SOCKETS) === MAX_SOCKETS)) return undefined;
  if (requestTimeout || config.requestTimeout) return undefined;
  return (config.socketTimeout ?? config.defaultSocketTimeout) || Infinity;
}

interface SdkCallParts {
  readonly request: SdkRequest;
  readonly body: string;
  readonly limitMs: number;
  /** Told once, when it has been answered, or never will be. */
  readonly onOver: () => void;
}

/** A call of the SDK that is answered without a connection, and behaves as if it went over one. */
class SdkCall implements OpenCall {
  readonly #listener: Listener;
  readonly #parts: SdkCallParts;
  readonly #wait = new LazySignal();
  #liftLimit = (): void => {};
  #reject: (error: Error) => void = () => {};
  #isDone = false;

  constructor(listener: Listener, parts: SdkCallParts) {
    this.#listener = listener;
    this.#parts = parts;
  }

  /** @param refuse - lets the SDK say that a call was aborted, in its own words */
  async answer(abortSignal: SdkCallOptions['abortSignal'], refuse: () => Promise<object>): Promise<object> {
    if (abortSignal?.aborted === true) return refuse().finally(() => this.#isOver());
    const onAbort = (): void => {
      this.#wait.abort();
      refuse().catch(this.#reject);
    };
    abortSignal?.addEventListener('abort', onAbort, { once: true });
    this.#listener.openCalls.add(this);
    try {
      return await new Promise((resolve, reject) => {
        this.#reject = reject;
        afterTurn(this.#respond(), () => this.#wait.aborted).then((response) => {
          if (response.neverArrives === true) this.#isOver();
          else if (response.connectionLost === true) reject(asTried(connectionReset()));
          else resolve({ response: sdkResponse(response) });
        }, reject);
      });
    } finally {
      abortSignal?.removeEventListener('abort', onAbort);
      this.#isOver();
    }
  }

  destroy(error: Error): void {
    this.#wait.abort();
    this.#reject(error);
  }

  forget(): void {
    this.#isOver();
  }

  #isOver(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    this.#liftLimit();
    this.#listener.openCalls.delete(this);
    this.#parts.onOver();
  }

  #respond(): SqsHttpResponse | Promise<SqsHttpResponse> {
    const { request, body } = this.#parts;
    const { protocol, hostname, port, method, path } = request;
    const header = headerOf(request);
    const host = header('host') ?? (port === undefined ? hostname : `${hostname}:${port}`);
    const wait = this.#wait;
    return this.#listener.handlerHere()({
      method,
      url: `${protocol}//${host}${path}`,
      header,
      body,
      waits: (clock) => this.#limitBy(clock),
      get signal() {
        return wait.signal;
      },
    });
  }

  #limitBy(clock: Clock): void {
    const { limitMs } = this.#parts;
    if (limitMs === Infinity) return;
    const timedOut = (): void => this.destroy(asTried(new Error(`The socket timed out after ${limitMs} ms of inactivity.`)));
    this.#liftLimit = clock.schedule(clock.now() + limitMs, timedOut);
  }
}

/** As the SDK calls what it tries again. */
function asTried(error: Error): Error {
  return Object.assign(error, { name: 'TimeoutError' });
}

function sdkResponse({ status, headers, body }: SqsHttpResponse): object {
  const bytes = Buffer.from(body);
  return { statusCode: status, reason: STATUS_CODES[status], headers: { ...headers, 'content-length': String(bytes.length) }, body: bytes };
}
