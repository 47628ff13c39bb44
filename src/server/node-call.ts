import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { LazySignal } from '../transport/lazy-signal';
import type { SqsHttpRequest } from '../transport/sqs-http';
import type { PublicOrigin } from './public-origin';

/** A request to Node's HTTP server as SQS reads it; aborted when its connection closes, or the server does. */
export class NodeCall extends LazySignal implements SqsHttpRequest {
  readonly body: string;
  readonly #request: IncomingMessage;
  readonly #origin: PublicOrigin;

  /** @param origin - tells under which origin its client reached the server */
  constructor(request: IncomingMessage, body: string, origin: PublicOrigin) {
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
    return this.#origin.of(headers) + url!;
  }

  header(name: string): string | undefined {
    const value = this.#request.headers[name];
    return typeof value === 'object' ? value.join(', ') : value;
  }
}
