import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a server listens. */
export interface ListenAddress {
  /** 0 takes a free one. */
  readonly port: number;
  /** A name or address of this machine; `0.0.0.0` or `::` for all of them. */
  readonly host: string;
}

/** Room for many clients that connect in the same moment. */
const BACKLOG = 4096;

/**
 * Listens, and tells the endpoint.
 *
 * @throws RangeError for a port that cannot be, Error with the system's code and what to do when it is not to be had
 */
export async function listenAt(server: Server, { port, host }: ListenAddress): Promise<string> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new RangeError(`The port must be a whole number from 0 (any free port) to 65535, but is ${String(port)}.`);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, { port, host })));
    server.listen({ port, host, backlog: BACKLOG }, resolve);
  });
  server.removeAllListeners('error');
  return `http://${shown(host)}:${(server.address() as AddressInfo).port}`;
}

/** A host as a client on this machine writes it. */
function shown(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function cannotListen(error: NodeJS.ErrnoException, { port, host }: ListenAddress): Error {
  const message = `Failed to serve SQS on ${shown(host)}:${port}: ${reasonOf(error, { port, host })}`;
  return Object.assign(new Error(message, { cause: error }), { code: error.code });
}

function reasonOf({ code, message }: NodeJS.ErrnoException, { port, host }: ListenAddress): string {
  switch (code) {
    case 'EADDRINUSE':
      return (
        `the port is taken, perhaps by another msw-sqs, ElasticMQ or LocalStack ("lsof -i :${port}" tells). ` +
        `Stop that program, or take another port; port 0 is any free one.`
      );
    case 'EACCES':
      return `this user may not take that port. Ports below 1024 often need privileges: take a higher one, such as 9324.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is no address of this machine. Use 127.0.0.1 for this machine only, or 0.0.0.0 to be reached from others.`;
    default:
      return message;
  }
}
