import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { realTimeout } from '../system/time/real-timeout';
import { endInAdvance } from './end-in-advance';
import { isPending } from '../transport/is-pending';
import { listenAt, type ListenAddress } from './listen-at';
import { NodeCall } from './node-call';
import { isDeclaredTooLarge, readBody } from './read-body';
import { serverPath } from './server-path';
import type { SqsHttpHandler, SqsHttpResponse } from '../transport/sqs-http';
import { tooLargeAnswer } from '../transport/too-large-answer';

/** What a {@link NodeServer} answers with. */
export interface NodeServerOptions {
  readonly handler: SqsHttpHandler;
  /** What `GET /_msw-sqs/health` tells, as JSON. */
  health(): object;
}

/**
 * Limits for slow and broken clients, in milliseconds. They concern requests on their way in: one that is complete may wait
 * for its answer as long as it likes. Idle connections outlive the pools of most clients, so that it is the client who closes.
 */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 5_000, keepAliveTimeout: 75_000 };
/** Room for a message in a URL: a signed `GET` has everything in its query. */
const MAX_HEADER_BYTES = 64 * 1024;
/** What an answer may take to get through to its reader when the server closes. */
const CLOSING_MS = 1_000;

/** SQS behind a port. */
export class NodeServer {
  readonly #options: NodeServerOptions;
  readonly #server = createServer({ ...TIMEOUTS, maxHeaderSize: MAX_HEADER_BYTES, noDelay: true });
  /** Of every connection, the calls that wait for their answer. */
  readonly #openCalls = new Map<Socket, Set<NodeCall>>();
  #endpoint = '';
  #closing: Promise<void> | undefined;

  constructor(options: NodeServerOptions) {
    this.#options = options;
    this.#server.on('connection', (socket) => this.#watch(socket));
    this.#server.on('request', (request, response) => this.#accept(request, response));
    this.#server.on('checkContinue', (request, response) => {
      if (!isDeclaredTooLarge(request)) response.writeContinue();
      this.#accept(request, response);
    });
  }

  /** Begins to serve. @returns the endpoint @throws Error that says what to do when the port cannot be had */
  async listen(address: ListenAddress): Promise<string> {
    return (this.#endpoint = await listenAt(this.#server, address));
  }

  /** Stops listening, ends calls that wait empty-handed, and closes all connections. Closing again does nothing. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const [socket, calls] of this.#openCalls) {
      if (calls.size === 0) socket.destroySoon();
      for (const call of calls) call.abort();
    }
    const cancel = realTimeout(CLOSING_MS, () => this.#server.closeAllConnections());
    await closed;
    cancel();
  }

  #watch(socket: Socket): void {
    const calls = new Set<NodeCall>();
    this.#openCalls.set(socket, calls);
    socket.once('close', () => {
      this.#openCalls.delete(socket);
      for (const call of calls) call.abort();
    });
  }

  #accept(request: IncomingMessage, response: ServerResponse): void {
    const special = serverPath(request, this.#options.health);
    if (special !== undefined) return this.#send(response, special);
    readBody(
      request,
      (text) => this.#answer(new NodeCall(request, text, this.#endpoint), response),
      (bytes) => this.#refuse(new NodeCall(request, '', this.#endpoint), bytes, request, response),
    );
  }

  #answer(call: NodeCall, response: ServerResponse): void {
    if (!this.#openCalls.has(call.socket)) return;
    if (this.#closing !== undefined) call.abort();
    const answer = this.#options.handler(call);
    if (isPending(answer)) void this.#sendLater(answer, call, response);
    else this.#finish(call, response, answer);
  }

  async #sendLater(pending: Promise<SqsHttpResponse>, call: NodeCall, response: ServerResponse): Promise<void> {
    const calls = this.#openCalls.get(call.socket);
    calls?.add(call);
    const answer = await pending;
    calls?.delete(call);
    this.#finish(call, response, answer);
  }

  #finish({ socket }: NodeCall, response: ServerResponse, answer: SqsHttpResponse): void {
    if (answer.connectionLost === true) socket.destroy();
    else if (!socket.destroyed) this.#send(response, answer);
  }

  #refuse(call: NodeCall, bytes: number, request: IncomingMessage, response: ServerResponse): void {
    const answer = tooLargeAnswer(call, bytes);
    // Pipelined behind calls that wait, it has to wait as well.
    if (this.#openCalls.get(request.socket)?.size) this.#send(response, answer);
    else endInAdvance(request, answer);
  }

  #send(response: ServerResponse, { status, headers, body }: SqsHttpResponse): void {
    if (this.#closing !== undefined) response.shouldKeepAlive = false;
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  }
}
