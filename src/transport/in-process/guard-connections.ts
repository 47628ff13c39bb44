import net from 'node:net';
import type { FindListener } from './listeners';
import { patch } from './patch';
import type { Patch } from './patch';

type Connect = net.Socket['connect'];

interface Target {
  readonly host?: string;
  readonly port?: number | string;
  readonly path?: string | null;
  readonly servername?: string;
}

/**
 * Fails connections to SQS that come past HTTP and fetch (`net`, `tls`, `http2`, undici's own client).
 *
 * What is answered in memory must never reach a network instead: that would be a test working on real queues.
 */
export function guardConnections(find: FindListener): Patch {
  return patch(
    net.Socket.prototype,
    'connect',
    (original) =>
      function connect(this: net.Socket, ...args: unknown[]) {
        const target = targetOf(args);
        const port = Number(target.port);
        for (const host of [target.host, target.servername]) {
          const hostname = host?.toLowerCase();
          if (hostname === undefined || (find('https:', hostname, port) ?? find('http:', hostname, port)) === undefined) continue;
          const error = unansweredConnection(`${hostname}:${port}`);
          // Not at once: who connects goes on setting up the socket. A promise, as test runners fake the other ways to wait.
          void Promise.resolve().then(() => this.destroy(error));
          return Object.assign(this, { connecting: true });
        }
        return Reflect.apply(original, this, args);
      } as Connect,
  );
}

/** Where a call to `connect` leads, in any of its forms; `net.connect` and `tls.connect` hand over an array. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) return (first as Target).path ? {} : (first as Target);
  return typeof second === 'string' ? { host: second, port: first as number | string } : {};
}

function unansweredConnection(server: string): Error {
  const message =
    `msw-sqs answers SQS in memory, but something opened a connection of its own to ${server}, and that is not let through: ` +
    'it would reach the real service. Calls by node:http, node:https and global fetch are answered; sockets, HTTP/2 and the request() of undici are not. ' +
    "Use the AWS SDK's default requestHandler (or NodeHttpHandler), or stop listening first.";
  return Object.assign(new Error(message), { code: 'ERR_SQS_CONNECTION_GUARDED' });
}
