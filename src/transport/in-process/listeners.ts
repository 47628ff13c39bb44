import type { Socket } from 'node:net';
import type { OtherAws } from './other-aws';
import type { SqsHttpHandler } from '../sqs-http';

/** What a request to a server shared by several services says about whom it is for. */
export interface RequestHints {
  /** With the query string. */
  readonly path: string;
  /** A header's value by its lower-case name. */
  header(name: string): string | undefined;
}

/**
 * Whether calls to this server are meant for a listener; `protocol` is `http:` or `https:`, `hostname` in lower case.
 *
 * Of a mere connection there are no `signs`.
 */
export type HostMatcher = (protocol: string, hostname: string, port: number, signs?: RequestHints) => boolean;

/** A call that is not answered yet. */
export interface OpenCall {
  /** Fails the call. */
  destroy(error: Error): void;
  /** Gives the call up in silence: nobody is left to hear of it. */
  forget(): void;
}

/** A request of Node's HTTP client that waits for its connection. */
export interface ConnectableRequest {
  onSocket(socket: Socket | undefined, error?: Error): void;
  once(event: 'close', listener: () => void): unknown;
  /** `https:`. */
  readonly protocol: string;
}

/** Node's own record of a request, as its agents get it. */
export interface RequestOptions {
  readonly host?: string;
  readonly port?: number | string;
  readonly socketPath?: string | null;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** What Node's HTTP client asks for connections; one that is not Node's own may have nothing of what is optional here. */
export interface AgentLike {
  addRequest(request: ConnectableRequest, options: RequestOptions | string, ...legacy: unknown[]): void;
  readonly options?: { readonly socketPath?: string; readonly timeout?: number };
  readonly sockets?: object;
  readonly freeSockets?: object;
  readonly requests?: object;
  readonly keepAlive?: boolean;
  readonly keepAliveMsecs?: number;
  readonly maxSockets?: number;
  readonly maxFreeSockets?: number;
  readonly maxTotalSockets?: number;
  readonly scheduling?: 'fifo' | 'lifo';
  /** Whether its connections are in memory already. */
  readonly inMemory?: boolean;
}

/** How calls are answered. */
export interface Answering {
  /** Answers a call of `fetch`, with its arguments. */
  answerFetch(listener: Listener, handler: SqsHttpHandler, args: Parameters<typeof fetch>): Promise<Response>;
  /** Gives a request a connection that leads to a listener, among those of its agent. */
  connectInMemory(listener: Listener, request: ConnectableRequest, agent: AgentLike, options: RequestOptions): void;
}

/** One who answers calls to SQS. */
export interface Listener {
  /** What its connections are called in the lists of agents; no other has it. */
  readonly name: string;
  /** Who answers a call; asked where the call is made, as that decides it. */
  readonly handlerHere: () => SqsHttpHandler;
  /** Asked for when a call comes. */
  readonly answering: () => Answering;
  /** Sees to it that nobody answers: the calls go to the network. */
  readonly letsThrough?: boolean | undefined;
  readonly matches: HostMatcher;
  /** Default: `'pass'`. */
  readonly otherAws?: OtherAws | undefined;
  readonly openCalls: Set<OpenCall>;
}

/** Finds who answers calls to a server, if anybody does. */
export type FindListener = (...server: Parameters<HostMatcher>) => Listener | undefined;
