import type { Connection, ConnectableRequest, Listener } from './listeners';
import { MemorySocket } from './memory-socket';

/** Gives a request a connection that leads to a listener. */
export function connectInMemory(listener: Listener, request: ConnectableRequest, { origin, timeoutMs }: Connection): void {
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
