import type { Clock, EpochMs } from './clock';
import { PriorityQueue, type PriorityQueueEntry } from './priority-queue';
import type { WaitOptions } from './queue';
import { SqsError } from './sqs-error';

interface Waiter<T> {
  readonly untilMs: EpochMs;
  /** Takes what is there now. */
  readonly attempt: (nowMs: EpochMs) => T[];
  readonly finish: (found: T[]) => void;
  readonly fail: (reason: SqsError) => void;
}

/**
 * The only place that waits: receives that found nothing, served in the order in which they came.
 *
 * A waiter acts inside the event that wakes it, so a test clock that jumps never serves it later than its deadline.
 */
export class LongPolls<T> {
  readonly #clock: Clock;
  readonly #nextMs: () => EpochMs | undefined;
  readonly #watchers: ReadonlySet<() => void>;
  readonly #line = new PriorityQueue<Waiter<T>>();
  #sizeMax = 0;
  #serving = false;
  /** Whether something changed since the line was last tried from its front. */
  #changed = false;
  #alarmAtMs: EpochMs | undefined;
  #cancelAlarm = (): void => {};

  /**
   * @param nextMs - when something may become available by itself
   * @param watchers - told whenever something may have changed, once those in line have taken what they can get; must not act at once
   */
  constructor(clock: Clock, nextMs: () => EpochMs | undefined, watchers: ReadonlySet<() => void> = new Set()) {
    this.#clock = clock;
    this.#nextMs = nextMs;
    this.#watchers = watchers;
  }

  get size(): number {
    return this.#line.size;
  }

  /** The largest size it ever had. */
  get sizeMax(): number {
    return this.#sizeMax;
  }

  /** When the last of them will have waited long enough; `undefined` when nobody waits. */
  lastMs(): EpochMs | undefined {
    let lastMs: EpochMs | undefined;
    for (const { untilMs } of this.#line) lastMs = Math.max(lastMs ?? untilMs, untilMs);
    return lastMs;
  }

  /**
   * Waits until `attempt` finds something; empty when time is up or the caller gave up.
   *
   * @throws SqsError when that is what the signal was aborted with
   */
  wait(attempt: (nowMs: EpochMs) => T[], { untilMs, signal }: WaitOptions): Promise<T[]> {
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        const reason: unknown = signal?.aborted === true ? signal.reason : undefined;
        if (reason instanceof SqsError) fail(reason);
        else finish([]);
        // Who comes to the front now was not tried before.
        this.serve(this.#clock.now());
      };
      const leave = (): boolean => {
        if (place === undefined) return false;
        this.#line.remove(place);
        place = undefined;
        cancelDeadline();
        signal?.removeEventListener('abort', giveUp);
        if (this.#line.size === 0) this.#setAlarm();
        return true;
      };
      const finish = (found: T[]): void => {
        if (leave()) resolve(found);
      };
      const fail = (reason: SqsError): void => {
        if (leave()) reject(reason);
      };
      let place: PriorityQueueEntry<Waiter<T>> | undefined = this.#line.add(0, { untilMs, attempt, finish, fail });
      this.#sizeMax = Math.max(this.#sizeMax, this.#line.size);
      const cancelDeadline = this.#clock.schedule(untilMs, () => {
        this.serve(this.#clock.now());
        giveUp();
      });
      signal?.addEventListener('abort', giveUp);
      if (signal?.aborted === true) giveUp();
      else this.#setAlarm();
    });
  }

  /** Something changed: the first in line take what they can get. */
  serve(nowMs: EpochMs): void {
    this.#changed = true;
    // What an attempt itself changes (it may dead-letter into its own queue) must not start another attempt inside it.
    if (this.#serving || (this.#line.size === 0 && this.#watchers.size === 0)) return;
    this.#serving = true;
    try {
      while (this.#changed) {
        this.#changed = false;
        this.#serveInTurn(nowMs);
      }
    } finally {
      this.#serving = false;
    }
    for (const tell of this.#watchers) tell();
    this.#setAlarm();
  }

  #serveInTurn(nowMs: EpochMs): void {
    for (let first = this.#line.first(); first !== undefined; first = this.#line.first()) {
      const found = first.item.attempt(nowMs);
      if (found.length === 0) return;
      first.item.finish(found);
    }
  }

  /** Sends everybody home: empty-handed, or with an error that tells why. */
  close(reason?: SqsError): void {
    for (let first = this.#line.first(); first !== undefined; first = this.#line.first()) {
      if (reason === undefined) first.item.finish([]);
      else first.item.fail(reason);
    }
  }

  /** One alarm for the whole line, at the next moment that may have something for it. */
  #setAlarm(): void {
    const nextMs = this.#line.size === 0 ? undefined : this.#nextMs();
    if (nextMs === this.#alarmAtMs) return;
    this.#cancelAlarm();
    this.#alarmAtMs = nextMs;
    if (nextMs === undefined) return;
    this.#cancelAlarm = this.#clock.schedule(nextMs, () => {
      this.#alarmAtMs = undefined;
      this.serve(this.#clock.now());
    });
  }
}
