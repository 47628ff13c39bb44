import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { SqsError } from '../core/sqs-error';
import { eventLoopTurn } from '../system/time/event-loop-turn';
import { realTimeout } from '../system/time/real-timeout';
import { isPending } from '../transport/is-pending';
import type { SqsHttpHandler, SqsHttpResponse } from '../transport/sqs-http';
import { unreadableAnswer } from '../transport/body-text';
import { Connection } from './connection';
import { endInAdvance } from './end-in-advance';
import { listenAt, type ListenAddress } from './listen-at';
import { NodeCall } from './node-call';
import { otherMethods, type OwnAnswers } from './own-answer';
import { PublicOrigin } from './public-origin';
import { isDeclaredTooLarge, readBody } from './read-body';
import { sendText } from './send-json';

/** What a {@link NodeServer} answers with. */
export interface NodeServerOptions {
  readonly handler: SqsHttpHandler;
  /** Answers what is no call of SQS; default: nothing is. */
  readonly own?: OwnAnswers | undefined;
  /** Tells under which origin a client reached it; default: as the header `Host` says. */
  readonly origin?: PublicOrigin | undefined;
  /** Limits for slow clients, in milliseconds; see {@link TIMEOUTS}. */
  readonly timeouts?: Partial<typeof TIMEOUTS> | undefined;
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
  readonly #server: Server;
  readonly #origin: PublicOrigin;
  readonly #connections = new Map<Socket, Connection>();
  #endpoint = '';
  #closing: Promise<void> | undefined;

  constructor(options: NodeServerOptions) {
    this.#options = options;
    this.#origin = options.origin ?? new PublicOrigin({ endpoint: () => this.#endpoint });
    this.#server = createServer({ ...TIMEOUTS, ...options.timeouts, maxHeaderSize: MAX_HEADER_BYTES, noDelay: true });
    this.#server.on('connection', (socket) => {
      this.#connections.set(socket, new Connection(socket));
      socket.once('close', () => this.#connections.delete(socket));
    });
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

  /** Where it listens. */
  get endpoint(): string {
    return this.#endpoint;
  }

  /** Stops listening, ends calls that wait empty-handed, and closes all connections. Closing again does nothing. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const connection of this.#connections.values()) {
      if (connection.calls.size === 0) connection.close();
      for (const call of connection.calls) call.abort();
    }
    const cancel = realTimeout(CLOSING_MS, () => this.#server.closeAllConnections());
    await closed;
    cancel();
  }

  #accept(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.#connections.get(request.socket);
    if (connection === undefined) return;
    connection.requestArrives();
    if (this.#closing !== undefined) response.shouldKeepAlive = false;
    const own = this.#options.own?.(request, response) ?? otherMethods(request, response);
    if (own !== undefined) return own(request, response, this.#signalOf(connection, response));
    readBody(
      request,
      (text) => this.#answer(new NodeCall(request, text, this.#origin), response, connection),
      (error) => this.#refuse(error, request, response, connection),
    );
  }

  /** Aborted when a response of the server's own is over, or has to be. */
  #signalOf({ calls }: Connection, response: ServerResponse): AbortSignal {
    const controller = new AbortController();
    calls.add(controller);
    response.once('close', () => {
      calls.delete(controller);
      controller.abort();
    });
    if (this.#closing !== undefined) controller.abort();
    return controller.signal;
  }

  #answer(call: NodeCall, response: ServerResponse, connection: Connection): void {
    if (connection.isGone) return;
    if (this.#closing !== undefined) call.abort();
    const answer = this.#options.handler(call);
    if (isPending(answer)) void this.#sendLater(answer, call, response, connection);
    else this.#finish(answer, response, connection);
  }

  async #sendLater(pending: Promise<SqsHttpResponse>, call: NodeCall, response: ServerResponse, connection: Connection): Promise<void> {
    connection.calls.add(call);
    const answer = await pending;
    // Who waited may have gone, and the news of it be next among what the event loop has found.
    if (answer.undeliver !== undefined) await eventLoopTurn();
    connection.calls.delete(call);
    this.#finish(answer, response, connection);
  }

  #finish(answer: SqsHttpResponse, response: ServerResponse, connection: Connection): void {
    const { connectionLost, neverArrives, undeliver } = answer;
    if (neverArrives === true) return;
    if (connectionLost === true) response.socket?.destroy();
    else if (connection.isGone) undeliver?.();
    else {
      if (undeliver !== undefined) connection.delivers(response, undeliver);
      this.#send(answer, response);
    }
  }

  #refuse(error: SqsError, request: IncomingMessage, response: ServerResponse, connection: Connection): void {
    const answer = unreadableAnswer(new NodeCall(request, '', this.#origin), error);
    // One that was read to its end, or is pipelined behind calls that wait, is answered in its turn.
    if (request.complete || connection.calls.size > 0) this.#send(answer, response);
    else endInAdvance(request, answer);
  }

  #send({ status, headers, body }: SqsHttpResponse, response: ServerResponse): void {
    if (this.#closing !== undefined) response.shouldKeepAlive = false;
    sendText(response, status, body, headers);
  }
}
