import http from 'node:http';
import { whenTicksHaveRun } from '../../system/time/when-ticks-have-run';
import type { AgentLike, ConnectableRequest, Listener, OpenCall, RequestOptions } from './listeners';
import { MemorySocket, type MemoryPeer } from './memory-socket';

/** What Node's own agents have, and do not tell of. */
interface NodeAgent {
  sockets: Record<string, MemorySocket[]>;
  freeSockets: Record<string, MemorySocket[]>;
  requests: Record<string, ConnectableRequest[]>;
  addRequest(request: ConnectableRequest, options: RequestOptions): void;
}

/**
 * The connections of an agent that lead to a listener: an agent of Node's own, whose sockets are in memory.
 *
 * How many there are at once, who waits for one, and how long one is kept is as the agent says, whatever it does itself to connect.
 * They and the requests that wait for one are listed among its own, under names that no others have: its `destroy()` closes them, too, and
 * whoever looks at its lists, as the SDK does that warns of too few connections, sees them.
 */
export class MemoryAgent extends http.Agent implements OpenCall {
  /** Tells it from those whose requests are still to be answered in memory. */
  readonly inMemory = true;
  readonly #of: AgentLike;
  readonly #listener: Listener;
  readonly #open = new Set<MemorySocket>();
  #encrypted = false;
  readonly #peers = new WeakMap<object, MemoryPeer>();

  constructor(of: AgentLike, listener: Listener) {
    const { keepAlive, keepAliveMsecs, maxFreeSockets, maxTotalSockets, scheduling, options } = of;
    super({ keepAlive, keepAliveMsecs, maxFreeSockets, maxTotalSockets, scheduling, timeout: options?.timeout } as http.AgentOptions);
    this.#of = of;
    this.#listener = listener;
    const { sockets, freeSockets, requests } = of;
    if (sockets !== undefined && freeSockets !== undefined) Object.assign(this, { sockets, freeSockets });
    // One with a limit for all its connections gives a free place to whatever request is listed.
    if (requests !== undefined && (maxTotalSockets ?? Infinity) === Infinity) Object.assign(this, { requests });
  }

  get #node(): NodeAgent {
    return this as unknown as NodeAgent;
  }

  /** Gives a request a connection to a peer, at once or when one is free. */
  connect(request: ConnectableRequest, options: RequestOptions, peer: MemoryPeer): void {
    this.#peers.set(request, peer);
    this.#encrypted = peer.origin.startsWith('https:');
    // Whoever owns the agent may have changed it.
    this.maxSockets = this.#of.maxSockets ?? Infinity;
    this.#node.addRequest(request, options);
    this.#listener.openCalls.add(this);
  }

  override getName({ host, port }: http.ClientRequestArgs = {}): string {
    return `${host}:${port}${this.#suffix}`;
  }

  /** Called by Node's agent for each new connection. */
  override createConnection({ host, port, timeout }: http.ClientRequestArgs): MemorySocket {
    const socket = new MemorySocket({
      host: host ?? '',
      port: Number(port),
      encrypted: this.#encrypted,
      peerOf: (request) => this.#peers.get(request),
    });
    this.#open.add(socket);
    const isGone = (): void => {
      this.#open.delete(socket);
      if (this.#open.size === 0) this.#listener.openCalls.delete(this);
    };
    socket.once('close', isGone).once('agentRemove', isGone);
    if (timeout) socket.setTimeout(timeout);
    // Whoever is to have the socket gets it in a tick, and is to hear what becomes of it.
    whenTicksHaveRun(() => socket.connects());
    return socket;
  }

  /** Closes all connections, and fails the requests that wait for one. */
  override destroy(error?: Error): void {
    for (const request of this.#takeWaiting()) request.onSocket(undefined, error);
    for (const socket of this.#open) socket.destroy(error);
  }

  /** Takes the requests off the list that wait for a connection here; there may be others on it. */
  #takeWaiting(): ConnectableRequest[] {
    const { requests } = this.#node;
    const names = Object.keys(requests).filter((name) => name.endsWith(this.#suffix));
    const waiting = names.flatMap((name) => requests[name]!);
    for (const name of names) delete requests[name];
    return waiting;
  }

  get #suffix(): string {
    return `:${this.#listener.name}`;
  }

  forget(): void {
    const { sockets, freeSockets } = this.#node;
    this.#takeWaiting();
    for (const listed of [sockets, freeSockets]) {
      for (const name in listed) if (this.#open.has(listed[name]![0]!)) delete listed[name];
    }
    for (const socket of this.#open) socket.forget();
  }
}
