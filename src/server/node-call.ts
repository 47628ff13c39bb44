import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { LazySignal } from '../transport/lazy-signal';
import type { SqsHttpRequest } from '../transport/sqs-http';

/** A request to Node's HTTP server as SQS reads it; aborted when its connection closes, or the server does. */
export class NodeCall extends LazySignal implements SqsHttpRequest {
  readonly body: string;
  readonly #request: IncomingMessage;
  readonly #origin: string;

  /** @param origin - of the server, for requests without a `Host` header */
  constructor(request: IncomingMessage, body: string, origin: string) {
    super();
    this.body = body;
    this.#request = request;
    this.#origin = origin;
  }

  get socket(): Socket {
    return this.#request.socket;
  }

  get method(): string {
    return this.#request.method!;
  }

  get url(): string {
    const { url, headers } = this.#request;
    // What goes through a proxy has an absolute URL already.
    if (!url!.startsWith('/')) return url!;
    return headers.host === undefined ? this.#origin + url! : `http://${headers.host}${url!}`;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return typeof value === 'object' ? value.join(', ') : value;
  }
}
