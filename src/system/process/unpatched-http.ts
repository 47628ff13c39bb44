import { Worker } from 'node:worker_threads';

/** A request by HTTP or HTTPS. */
export interface PlainRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came back. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** When it came by the machine's clock, in milliseconds since 1970. */
  readonly atMs: number;
}

/** Longer than the longest poll of SQS. */
const TIMEOUT_MS = 30_000;

/** A thread has globals, timers and core modules of its own: nobody has faked or intercepted them there. */
const THREAD = `
const { parentPort } = require('node:worker_threads');
const clients = { 'http:': require('node:http'), 'https:': require('node:https') };
const agents = { 'http:': new clients['http:'].Agent({ keepAlive: true }), 'https:': new clients['https:'].Agent({ keepAlive: true }) };
const reply = (id, answer) => parentPort.postMessage({ id, atMs: Date.now(), ...answer });
parentPort.on('message', ({ id, url, headers, body }) => {
  if (url === undefined) return reply(id, {});
  const fail = ({ message, code }) => reply(id, { failure: { message, code } });
  const { protocol } = new URL(url);
  const length = Buffer.byteLength(body);
  const options = { method: 'POST', agent: agents[protocol], timeout: ${TIMEOUT_MS}, headers: { ...headers, 'content-length': length } };
  const request = clients[protocol].request(url, options, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part) => (text += part)).on('error', fail);
    response.on('end', () => reply(id, { status: response.statusCode, headers: response.headers, body: text }));
  });
  request.on('timeout', () => request.destroy(Object.assign(new Error('no answer within 30 s'), { code: 'ETIMEDOUT' })));
  request.on('error', fail).end(body);
});
`;

interface Reply extends PlainResponse {
  readonly id: number;
  readonly failure?: { readonly message: string; readonly code?: string };
}

interface Waiting {
  readonly resolve: (response: PlainResponse) => void;
  readonly reject: (error: Error) => void;
}

/**
 * HTTP in a thread of its own, which starts with the first request.
 *
 * It keeps the process alive only while an answer is awaited.
 */
export class UnpatchedHttp {
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | undefined;
  #count = 0;

  /** @throws Error with a `code` such as `ECONNREFUSED` or `ETIMEDOUT` when there is no answer */
  post(request: PlainRequest): Promise<PlainResponse> {
    return this.#ask(request);
  }

  /** The time by the machine's clock, in milliseconds since 1970. */
  async now(): Promise<number> {
    return (await this.#ask({})).atMs;
  }

  close(): void {
    this.#end(Object.assign(new Error('closed before it was answered'), { code: 'ERR_CLOSED' }));
  }

  #ask(message: Partial<PlainRequest>): Promise<PlainResponse> {
    const thread = (this.#thread ??= this.#start());
    const id = ++this.#count;
    thread.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
      thread.postMessage({ id, ...message });
    });
  }

  #start(): Worker {
    // No options of this process: they may load what is to be got around, and its variables may name it.
    const thread = new Worker(THREAD, { eval: true, execArgv: [], env: {} });
    thread.on('message', ({ id, failure, ...response }: Reply) => {
      const asked = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) thread.unref();
      if (failure === undefined) asked?.resolve(response);
      else asked?.reject(Object.assign(new Error(failure.message || failure.code), { code: failure.code }));
    });
    thread.on('error', (error) => this.#end(error));
    return thread;
  }

  #end(error: Error): void {
    const thread = this.#thread;
    this.#thread = undefined;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    void thread?.terminate();
  }
}
