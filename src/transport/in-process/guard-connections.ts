import net from 'node:net';
import { tell } from '../../system/process/tell';
import type { FindListener } from './listeners';
import { otherAwsInWords, otherAwsService, type OtherAws } from './other-aws';
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
 * What is answered in memory must never reach a network instead: that would be a test working on real queues. What goes to AWS' other
 * services is told, or fails as well: it has come past all that a test may have put in its way.
 */
export function guardConnections(find: FindListener, otherAws: () => OtherAws): Patch {
  const told = new Set<string>();
  return patch(
    net.Socket.prototype,
    'connect',
    (original) =>
      function connect(this: net.Socket, ...args: unknown[]) {
        const target = targetOf(args);
        const error = sqsRefusal(find, target) ?? otherAwsRefusal(target, otherAws(), told);
        if (error === undefined) return Reflect.apply(original, this, args);
        // Not at once: who connects goes on setting up the socket. A promise, as test runners fake the other ways to wait.
        void Promise.resolve().then(() => this.destroy(error));
        return Object.assign(this, { connecting: true });
      } as Connect,
  );
}

/** Where a call to `connect` leads, in any of its forms; `net.connect` and `tls.connect` hand over an array. */
function targetOf(args: readonly unknown[]): Target {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args;
  if (typeof first === 'object' && first !== null) return (first as Target).path ? {} : (first as Target);
  return typeof second === 'string' ? { host: second, port: first as number | string } : {};
}

function sqsRefusal(find: FindListener, { host, servername, port: givenPort }: Target): Error | undefined {
  const port = Number(givenPort);
  const hostname = [host, servername]
    .map((name) => name?.toLowerCase())
    .find((name) => name !== undefined && (find('https:', name, port) ?? find('http:', name, port)) !== undefined);
  return hostname === undefined ? undefined : unansweredConnection(`${hostname}:${port}`);
}

/** @param told - services that the test has been told of */
function otherAwsRefusal({ host, servername }: Target, policy: OtherAws, told: Set<string>): Error | undefined {
  if (policy === 'pass') return undefined;
  const hostname = (servername || host || '').toLowerCase();
  const service = otherAwsService(hostname);
  if (service === undefined) return undefined;
  const message = otherAwsInWords(service, hostname);
  if (policy === 'error') return Object.assign(new Error(message), { code: 'ERR_OTHER_AWS' });
  if (!told.has(service)) tell(message);
  told.add(service);
  return undefined;
}

function unansweredConnection(server: string): Error {
  const message =
    `msw-sqs answers SQS in memory, but something opened a connection of its own to ${server}, and that is not let through: ` +
    'it would reach the real service. Calls by node:http, node:https and global fetch are answered; sockets, HTTP/2 and the request() of undici are not. ' +
    "Use the AWS SDK's default requestHandler (or NodeHttpHandler), or stop listening first.";
  return Object.assign(new Error(message), { code: 'ERR_SQS_CONNECTION_GUARDED' });
}
