import type { Socket } from 'node:net';
import type { Listener } from './listeners';
import { MemorySocket } from './memory-socket';

/** A request of Node's HTTP client that waits for its connection. */
export interface ConnectableRequest {
  onSocket(socket: Socket): void;
  /** Milliseconds. */
  readonly timeout?: number | undefined;
}

interface ConnectionOptions {
  /** `https://host:port`, for requests that name no host themselves. */
  readonly origin: string;
  /** Of the agent. */
  readonly timeoutMs: number | undefined;
}

/** Gives a request a connection that leads to a listener. */
export function connectInMemory(listener: Listener, request: ConnectableRequest, { origin, timeoutMs }: ConnectionOptions): void {
  const socket = new MemorySocket({ handler: listener.handlerHere(), origin });
  const done = (): void => void listener.openCalls.delete(socket);
  listener.openCalls.add(socket);
  socket.once('close', done);
  // Kept alive for a next request, which will not come: each has a socket of its own. There is nothing to tear down.
  socket.once('free', () => {
    done();
    socket.forget();
  });
  const timeout = request.timeout ?? timeoutMs;
  if (timeout) socket.setTimeout(timeout);
  request.onSocket(socket);
}
