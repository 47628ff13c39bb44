import net from 'node:net';
import { connectionReset } from '../connection-reset';
import { HttpRequestReader } from './http-request-reader';
import { httpResponseText } from '../http-response-text';
import { LazySignal } from '../lazy-signal';
import { afterTurn } from '../after-turn';
import type { HttpRequestText } from './http-request-reader';
import type { SqsHttpHandler } from '../sqs-http';

/** Who is at the other end of a connection. */
export interface MemoryPeer {
  readonly handler: SqsHttpHandler;
  /** `https://host:port`, for requests that name no host themselves. */
  readonly origin: string;
}

/** What Node's HTTP client hangs on its sockets until the answer is there; a parser lives until it is closed. */
interface ClientSocket {
  parser?: { socket: unknown; outgoing: unknown; close(): void } | null;
}

/** What Node's HTTP client takes for a connection: a socket that leads to a handler instead of a network. */
export class MemorySocket extends net.Socket {
  readonly encrypted: boolean;
  readonly authorized: boolean;
  readonly #peer: MemoryPeer;
  readonly #reader = new HttpRequestReader();
  #callInProgress: LazySignal | undefined;

  constructor(peer: MemoryPeer) {
    super();
    this.#peer = peer;
    this.encrypted = this.authorized = peer.origin.startsWith('https:');
  }

  /** Lets go of all in Node that would keep this socket, and through it the whole file that opened it, in memory. */
  forget(): void {
    this.#callInProgress = undefined;
    this.setTimeout(0);
    this.setTimeout = () => this;
    const client = this as ClientSocket;
    const { parser } = client;
    if (!parser) return;
    client.parser = parser.socket = parser.outgoing = null;
    parser.close();
  }

  override _read(): void {}

  override _write(chunk: string | Buffer, encoding: BufferEncoding, done: () => void): void {
    this.#take(chunk, encoding);
    done();
  }

  override _writev(chunks: { chunk: string | Buffer; encoding: BufferEncoding }[], done: () => void): void {
    for (const { chunk, encoding } of chunks) this.#take(chunk, encoding);
    done();
  }

  override _final(done: () => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#callInProgress?.abort();
    this.#callInProgress = undefined;
    super._destroy(error, done);
  }

  #take(chunk: string | Buffer, encoding: BufferEncoding): void {
    const request = this.#reader.read(chunk, encoding, () => this.push('HTTP/1.1 100 Continue\r\n\r\n'));
    if (request !== undefined) this.#answer(request).catch((error: Error) => this.destroy(error));
  }

  async #answer({ method, target, header, body }: HttpRequestText): Promise<void> {
    const { handler, origin } = this.#peer;
    const call = new LazySignal();
    this.#callInProgress = call;
    const host = header('host');
    const base = host === undefined ? origin : `${origin.slice(0, origin.indexOf('//'))}//${host}`;
    const answer = handler({
      method,
      url: target.startsWith('/') ? base + target : target,
      header,
      body,
      get signal() {
        return call.signal;
      },
    });
    const hungUp = (): boolean => this.#callInProgress !== call;
    const response = await afterTurn(answer, hungUp);
    if (hungUp()) return;
    this.#callInProgress = undefined;
    if (response.connectionLost === true) this.destroy(connectionReset());
    else this.push(httpResponseText(response, method));
  }
}
