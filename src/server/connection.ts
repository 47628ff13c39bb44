import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { realTimeout } from '../system/time/real-timeout';
import { stopwatch } from '../system/time/stopwatch';

/** A broken connection shows within a round trip; later on it is no sign that the answer was lost. */
const LOST_WITHIN_MS = 5_000;
/** How long a client's system may take to say that nobody read an answer, after it has said that the client sends no more. */
const REFUSAL_MS = 100;

/** An answer that was written, as long as it may turn out that nobody has read it. */
interface Delivery {
  readonly response: ServerResponse;
  readonly undeliver: () => void;
  readonly elapsedMs: () => number;
}

/**
 * One client's connection: the calls that wait on it, and whether anybody is there to read their answers.
 *
 * A client that goes away closes its connection (FIN) or breaks it (RST). Where it did so before an answer was written, that is not
 * written; where an answer crossed with it, the client's system refuses the answer (RST), and what was handed out is taken back.
 */
export class Connection {
  /** What waits for its answer, or goes on being answered; aborted when the client goes. */
  readonly calls = new Set<{ abort(): void }>();
  readonly #socket: Socket;
  #deliveries: Delivery[] = [];
  #gone = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    const whatNodeDoes = socket.listeners('end') as (() => void)[];
    socket.removeAllListeners('end').on('end', () => {
      const goOn = (): void => whatNodeDoes.forEach((listener) => listener.call(socket));
      this.#ends({ broken: false });
      if (this.#deliveries.length === 0) return goOn();
      // Node closes the other direction, and then nothing can be learned any more.
      this.#probe();
      realTimeout(REFUSAL_MS, () => {
        this.#probe();
        goOn();
      });
    });
    socket.on('error', () => this.#ends({ broken: true }));
    socket.once('close', () => this.#ends({ broken: false }));
  }

  /** Whether the client has gone, as far as is known. */
  get isGone(): boolean {
    return this.#gone;
  }

  /** Another request came: the answers before it were read. */
  requestArrives(): void {
    if (this.#deliveries.length === 0) return;
    this.#deliveries = this.#deliveries.filter(({ response }) => !response.writableFinished);
  }

  /** An answer is being written; should nobody read it, `undeliver` is called. */
  delivers(response: ServerResponse, undeliver: () => void): void {
    this.#deliveries.push({ response, undeliver, elapsedMs: stopwatch() });
  }

  /** Closes it when what was written is sent. */
  close(): void {
    this.#socket.destroySoon();
  }

  /** Writes nothing: on a connection that the other side has broken that fails, and becomes an error of the socket. */
  #probe(): void {
    if (!this.#socket.destroyed) this.#socket.write('');
  }

  #ends({ broken }: { readonly broken: boolean }): void {
    this.#gone = true;
    for (const call of this.calls) call.abort();
    const isLost = ({ response, elapsedMs }: Delivery): boolean => !response.writableFinished || (broken && elapsedMs() < LOST_WITHIN_MS);
    const lost = this.#deliveries.filter(isLost);
    this.#deliveries = this.#deliveries.filter((delivery) => !lost.includes(delivery) && delivery.elapsedMs() < LOST_WITHIN_MS);
    for (const { undeliver } of lost) undeliver();
  }
}
