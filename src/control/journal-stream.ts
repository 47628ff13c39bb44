import { eventLoopTurn } from '../system/time/event-loop-turn';
import { realInterval } from '../system/time/real-interval';
import type { PopulatedWorld } from '../world/populated-world';
import { serverSentEvent, type EventSink, type EventStream } from './event-stream';

/** Proxies and browsers give up a connection on which nothing comes. */
const KEEP_ALIVE_MS = 15_000;
/** How long a client waits before it comes again. */
const RETRY_MS = 1_000;
/** Events written at a time: in between others get their turn, and one that reads slowly is noticed. */
const AT_A_TIME = 500;

/** Where somebody is in the journal of one world. */
export interface JournalPlace {
  /** Of the world: after a server was started anew, numbers mean other events. */
  readonly run: string;
  /** Of the newest event that is known. */
  readonly number: number;
}

/** A place as the id of an event. */
export const idOfPlace = ({ run, number }: JournalPlace): string => `${run}-${number}`;

/** The place that an id stands for; `undefined` for text that is none. */
export function placeOfId(id: string): JournalPlace | undefined {
  const match = /^([0-9a-z]+)-(\d{1,15})$/.exec(id);
  return match === null ? undefined : { run: match[1]!, number: Number(match[2]) };
}

/**
 * The events of a journal as they happen, each with an id by which a client that comes again goes on where it was.
 *
 * It follows the journal at the pace of its client, and keeps no events of its own: of those that the journal keeps no longer by
 * then, an event `dropped` tells how many they were. `reset` tells that queues and messages are others now.
 *
 * @param after - where the client was; `'now'` for events that are still to come
 */
export function journalStream(world: PopulatedWorld, run: string, after: JournalPlace | 'now' | 'beginning'): EventStream {
  return (sink) => {
    const { newest } = world.journal.since(Infinity, 0);
    const isKnown = typeof after === 'object' && after.run === run && after.number <= newest;
    const follower = new JournalFollower(world, sink, { run, number: isKnown ? after.number : after === 'now' ? newest : 0 });
    follower.begin(typeof after === 'object' && !isKnown);
  };
}

/** One client of the stream. */
class JournalFollower {
  readonly #world: PopulatedWorld;
  readonly #sink: EventSink;
  readonly #run: string;
  #number: number;
  #busy = false;

  constructor(world: PopulatedWorld, sink: EventSink, { run, number }: JournalPlace) {
    this.#world = world;
    this.#sink = sink;
    this.#run = run;
    this.#number = number;
  }

  /** @param isLost - whether the client was somewhere else before */
  begin(isLost: boolean): void {
    const { journal } = this.#world;
    const { signal } = this.#sink;
    // A comment at once: a client learns that the stream is there before anything happens.
    this.#sink.write(`retry: ${RETRY_MS}\n: journal of msw-sqs\n\n`);
    if (isLost) this.#tellReset(true);
    const ends = [
      journal.subscribe(() => void this.#follow()),
      this.#world.onEmptied((everything) => this.#tellReset(everything)),
      realInterval(KEEP_ALIVE_MS, () => void this.#sink.write(': still there\n\n')),
    ];
    signal.addEventListener('abort', () => ends.forEach((end) => end()), { once: true });
    void this.#follow();
  }

  /** Writes what has happened by then; what happens in one turn goes out together. */
  async #follow(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    do {
      await eventLoopTurn();
      if (this.#sink.signal.aborted) return;
      if (!this.#writeSome()) return this.#sink.onDrain(() => this.#goOn());
    } while (this.#number < this.#world.journal.since(Infinity, 0).newest);
    this.#busy = false;
  }

  #goOn(): void {
    this.#busy = false;
    void this.#follow();
  }

  /** @returns whether the client keeps up */
  #writeSome(): boolean {
    const { events, dropped, newest } = this.#world.journal.since(this.#number, AT_A_TIME);
    const lines = events.map(({ number, event }) => serverSentEvent(event, { id: idOfPlace({ run: this.#run, number }) }));
    if (dropped > 0) lines.unshift(serverSentEvent({ dropped }, { name: 'dropped' }));
    this.#number = events.at(-1)?.number ?? newest;
    return lines.length === 0 || this.#sink.write(lines.join(''));
  }

  #tellReset(everything: boolean): void {
    this.#sink.write(serverSentEvent({ queues: !everything }, { name: 'reset' }));
  }
}
