import { ControlPlane } from '../control/control-plane';
import type { Sqs } from '../world/sqs';
import { checkOptions } from '../options/check-options';
import { places } from '../options/places';
import { freshSeed } from '../system/fresh-seed';
import { freshSecret } from '../system/secret';
import { Gate } from './gate';
import { guardedAnswers } from './guarded-answers';
import { isLoopback } from './host';
import { NodeServer } from './node-server';
import { PublicOrigin } from './public-origin';
import { savedControl } from './saved-control';
import { servedSqs, type ServedSqs } from './served-sqs';
import type { SqsOptions } from '../world/sqs-options';
import type { CallKeeping } from '../world/world';

/** Where to serve SQS, and which. */
export interface SqsServerOptions extends SqsOptions {
  /** 0 to 65,535; 0 takes a free one. Default 9324. */
  readonly port?: number | undefined;
  /** A name or address of this machine; `0.0.0.0` lets other machines in. Default `127.0.0.1`. */
  readonly host?: string | undefined;
  /**
   * What lets into the control plane, as `Authorization: Bearer …`. Default: a fresh one where other machines reach the server, see
   * {@link SqsServer.token}; on this machine alone none is asked for.
   */
  readonly token?: string | undefined;
  /** Origins whose pages may call: `'http://localhost:3000'`, or a list of them; `'*'` for all. Default: none. */
  readonly cors?: string | readonly string[] | undefined;
  /** What clients reach the server under, where that is not its own address: `'https://sqs.example'`. Queue URLs begin with it. */
  readonly publicUrl?: string | undefined;
  /** Whether a proxy tells by `Forwarded` or `X-Forwarded-…` how it was reached. Default `false`: anybody could. */
  readonly trustProxy?: boolean | undefined;
  /**
   * A folder to keep the queues in, with their messages, what is in flight, receipt handles, and the clock; default: none.
   *
   * What was acknowledged survives `kill -9`. Needs Node.js 22.13 or later.
   */
  readonly data?: string | undefined;
  /** With `data`: whether an answer waits for the disk itself, so that a power failure loses nothing either. Default `false`. */
  readonly fsync?: boolean | undefined;
  /** An SQS that exists already; default: a new one, made with the other options. */
  readonly sqs?: Sqs | undefined;
}

/** SQS behind a port. */
export interface SqsServer extends AsyncDisposable {
  /** What clients are to be given as endpoint: `http://127.0.0.1:9324`. */
  readonly endpoint: string;
  /** The SQS that answers, to look into and to move its clock. */
  readonly sqs: Sqs;
  /** What lets into the control plane; `undefined` where none is asked for. */
  readonly token: string | undefined;
  /**
   * Stops serving: calls that wait for messages end empty, and connections are closed. The queues stay in `sqs`.
   *
   * Closing again does nothing.
   */
  close(): Promise<void>;
}

/**
 * Serves SQS by HTTP, in both of its protocols, for clients in any process and language.
 *
 * Queue URLs begin with what the client calls this server (its `Host` header).
 *
 * @throws Error with `code` `EADDRINUSE` when the port is taken, TypeError for options that cannot be
 *
 * @example
 * await using server = await startSqsServer({ port: 0, queues: { orders: {} } });
 * const client = new SQSClient({ endpoint: server.endpoint });
 */
export function startSqsServer(given: SqsServerOptions = {}): Promise<SqsServer> {
  return startServer(given);
}

/** {@link startSqsServer}, also for a program that nobody can ask for the calls that came. */
export async function startServer(given: SqsServerOptions, calls: CallKeeping = {}): Promise<SqsServer> {
  checkOptions(places.server, given);
  const { port = 9324, host = '127.0.0.1', token, cors, publicUrl, trustProxy, ...options } = given;
  const served = servedSqs(options, calls);
  const asked = token ?? (isLoopback(host) ? undefined : freshSecret());
  const server = guardedServer(served, { host, token: asked, cors, publicUrl, trustProxy });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= server.close().finally(() => served.stop()));
  try {
    const endpoint = await server.listen({ port, host });
    return { endpoint, sqs: served.sqs, token: asked, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    served.stop();
    throw error;
  }
}

type Guards = Pick<SqsServerOptions, 'token' | 'cors' | 'publicUrl' | 'trustProxy'> & { readonly host: string };

function guardedServer({ sqs, handler, saved }: ServedSqs, { host, token, cors = [], publicUrl, trustProxy }: Guards): NodeServer {
  const names = publicUrl === undefined ? [host] : [host, new URL(publicUrl).host];
  const gate = new Gate({ token, cors: [cors].flat(), names });
  const origin: PublicOrigin = new PublicOrigin({ endpoint: () => server.endpoint, publicUrl, trustProxy });
  const control = savedControl(new ControlPlane(sqs, freshSeed().toString(36)), saved);
  const server: NodeServer = new NodeServer({ handler, own: guardedAnswers({ gate, origin, control, sqs }), origin });
  return server;
}
