import net from 'node:net';
import { inspect } from 'node:util';
import { whenTicksHaveRun } from '../../system/time/when-ticks-have-run';
import type { Clock } from '../../core/clock';
import { bodyText, unreadableAnswer } from '../body-text';
import { connectionReset } from '../connection-reset';
import { HttpRequestReader } from './http-request-reader';
import { httpResponseText } from '../http-response-text';
import { LazySignal } from '../lazy-signal';
import { afterTurn } from '../after-turn';
import { shownBriefly, type RequestOnConnection } from '../shown-briefly';
import type { HttpRequestText } from './http-request-reader';
import type { SqsHttpHandler, SqsHttpRequest } from '../sqs-http';

/** Who answers a request. */
export interface MemoryPeer {
  readonly handler: SqsHttpHandler;
  /** `https://host:port`, for requests that name no host themselves. */
  readonly origin: string;
}

/** Where a connection leads. */
export interface MemoryAddress {
  readonly host: string;
  readonly port: number;
  readonly encrypted: boolean;
  /** Who answers a request that is on the connection now. */
  readonly peerOf: (request: object) => MemoryPeer | undefined;
}

/** What Node's HTTP client hangs on its sockets until the answer is there; a parser lives until it is closed. */
interface ClientSocket {
  readonly _httpMessage?: RequestOnConnection | null;
  /** Begins its timeout anew. */
  _unrefTimer(): void;
  parser?: { socket: unknown; outgoing: unknown; close(): void } | null;
}

/** What all connections in memory have for an address. */
const LOOPBACK = '127.0.0.1';
/** The first of those that systems hand out. */
const LOCAL_PORT = 49152;

/** What Node's HTTP client takes for a connection: a socket that leads to a handler instead of a network. */
export class MemorySocket extends net.Socket {
  readonly encrypted: boolean;
  /** From the end of a handshake on. */
  authorized = false;
  readonly #to: MemoryAddress;
  readonly #reader = new HttpRequestReader();
  #callInProgress: LazySignal | undefined;
  #established = false;
  #onceEstablished: (() => void) | undefined;
  /** By which the call in progress waits. */
  #clock: Clock | undefined;
  #liftLimit: (() => void) | undefined;
  #hasTimedOut = false;

  constructor(to: MemoryAddress) {
    super();
    this.#to = to;
    this.#setConnecting(true);
    this.encrypted = to.encrypted;
  }

  /** It is established. */
  connects(): void {
    if (this.destroyed) return;
    const { host } = this.#to;
    if (net.isIP(host) === 0) this.emit('lookup', null, LOOPBACK, 4, host);
    this.#setConnecting(false);
    this.emit('connect');
    if (!this.encrypted) this.#isEstablished();
    this.emit('ready');
    if (this.encrypted) this.#isSecure();
  }

  /** Over TLS nothing is written before both sides have shaken hands. */
  #isSecure(): void {
    if (this.destroyed) return;
    this.authorized = true;
    this.emit('secure');
    this.emit('secureConnect');
    this.#isEstablished();
  }

  #isEstablished(): void {
    this.#established = true;
    this.#onceEstablished?.();
    this.#onceEstablished = undefined;
  }

  /** Lets go of all in Node that would keep this socket, and through it the whole file that opened it, in memory. */
  forget(): void {
    this.#callInProgress = undefined;
    this.setTimeout(0);
    this.setTimeout = () => this;
    const client = this as unknown as ClientSocket;
    const { parser } = client;
    if (!parser) return;
    client.parser = parser.socket = parser.outgoing = null;
    parser.close();
  }

  /** For those who read it; Node itself connects otherwise. */
  #setConnecting(connecting: boolean): void {
    Object.assign(this, { connecting });
  }

  /** What `remoteAddress` and the like are read from. */
  _getpeername(): object {
    return this.#address(this.#to.port);
  }

  _getsockname(): object {
    return this.#address(LOCAL_PORT);
  }

  #address(port: number): object {
    return this.connecting || this.destroyed ? {} : { address: LOOPBACK, family: 'IPv4', port };
  }

  // There is no handle to set any of these on, and Node would wait for one.
  override setKeepAlive(): this {
    return this;
  }

  override setNoDelay(): this {
    return this;
  }

  override ref(): this {
    return this;
  }

  override unref(): this {
    return this;
  }

  toJSON(): object {
    const { host, port } = this.#to;
    return { inMemory: `${host}:${port}`, connecting: this.connecting, destroyed: this.destroyed };
  }

  [inspect.custom](): string {
    return `MemorySocket ${inspect(this.toJSON())}`;
  }

  /** While a call waits, its limit goes by two clocks: by real time, as over a network, and by SQS' time, which a test may move. */
  override setTimeout(milliseconds: number, onTimeout?: () => void): this {
    super.setTimeout(milliseconds, onTimeout);
    this.#setLimit();
    return this;
  }

  #setLimit(): void {
    this.#liftLimit?.();
    this.#hasTimedOut = false;
    const [clock, milliseconds] = [this.#clock, this.timeout ?? 0];
    this.#liftLimit = clock && milliseconds > 0 ? clock.schedule(clock.now() + milliseconds, () => this._onTimeout()) : undefined;
  }

  /** Called by Node's own timer, too: whichever of both is first. */
  _onTimeout(): void {
    if (this.#hasTimedOut) return;
    this.#hasTimedOut = true;
    this.#liftLimit?.();
    this.emit('timeout');
  }

  #waitsBy(clock: Clock | undefined): void {
    if (clock === this.#clock) return;
    this.#clock = clock;
    this.#setLimit();
  }

  /** Something goes over it: what counts towards its limit begins anew. */
  #isActive(): void {
    (this as unknown as ClientSocket)._unrefTimer();
    this.#setLimit();
  }

  override _read(): void {}

  override _write(chunk: string | Buffer, encoding: BufferEncoding, done: () => void): void {
    this._writev([{ chunk, encoding }], done);
  }

  override _writev(chunks: { chunk: string | Buffer; encoding: BufferEncoding }[], done: () => void): void {
    if (!this.#established) {
      this.#onceEstablished = () => this._writev(chunks, done);
      return;
    }
    this.#isActive();
    for (const { chunk, encoding } of chunks) this.#take(chunk, encoding);
    done();
  }

  override _final(done: () => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#callInProgress?.abort();
    this.#callInProgress = undefined;
    this.#waitsBy(undefined);
    this.#onceEstablished = undefined;
    // What is closed says so a little later: Node waits for its handle here.
    const handle = { close: whenTicksHaveRun, bytesRead: this.bytesRead, bytesWritten: this.bytesWritten };
    Object.assign(this, { _handle: handle });
    super._destroy(error, done);
  }

  #take(chunk: string | Buffer, encoding: BufferEncoding): void {
    const request = this.#reader.read(chunk, encoding, () => whenTicksHaveRun(() => this.#continues()));
    if (request !== undefined) this.#answer(request).catch((error: Error) => this.destroy(error));
  }

  /** Nobody is to hear of it any more, not even that it ends; only its agent may open another one instead. */
  #abandon(): void {
    this.forget();
    this.emit('agentRemove');
    this.destroy = () => this;
  }

  /** Not while the client still writes: it would begin anew with what it has written. */
  #continues(): void {
    if (this.destroyed) return;
    this.#isActive();
    this.push('HTTP/1.1 100 Continue\r\n\r\n');
  }

  async #answer({ method, target, header, body }: HttpRequestText): Promise<void> {
    const { handler, origin } = this.#to.peerOf((this as unknown as ClientSocket)._httpMessage!)!;
    const call = new LazySignal();
    this.#callInProgress = call;
    const host = header('host');
    const base = host === undefined ? origin : `${origin.slice(0, origin.indexOf('//'))}//${host}`;
    const text = typeof body === 'string' ? body : bodyText(body, header('content-encoding'));
    const request: SqsHttpRequest = {
      method,
      url: target.startsWith('/') ? base + target : target,
      header,
      body: typeof text === 'string' ? text : '',
      waits: (clock) => this.#waitsBy(clock),
      get signal() {
        return call.signal;
      },
    };
    const answer = typeof text === 'string' ? handler(request) : unreadableAnswer(request, text);
    const hungUp = (): boolean => this.#callInProgress !== call;
    const response = await afterTurn(answer, hungUp);
    if (hungUp()) return;
    this.#callInProgress = undefined;
    this.#waitsBy(undefined);
    if (response.neverArrives === true) return this.#abandon();
    if (response.connectionLost === true) {
      this.destroy(connectionReset());
      return;
    }
    const sender = (this as unknown as ClientSocket)._httpMessage;
    if (sender) shownBriefly(sender, response);
    this.#isActive();
    this.push(httpResponseText(response, method));
  }
}

Object.defineProperty(MemorySocket.prototype, 'pending', {
  configurable: true,
  get(this: MemorySocket) {
    return this.connecting;
  },
});
