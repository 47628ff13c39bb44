import { stateOf } from '../core/stored-message';
import { programTimers } from '../system/time/program-timers';
import type { World } from '../world/world';

/** Whoever waits so long in SQS' time, in so many steps, while nothing happens to any message, waits in vain. */
const IN_VAIN_MS = 900_000;
const IN_VAIN_STEPS = 300;
/** Whoever pauses for longer may have good reason: in so many steps, what is to happen then has happened. */
const PAUSE_STEPS_MAX = 10_000;

/** Whoever calls so often, and faster than this, while nothing happens to any message, does not get on by calling. */
const HOT_CALLS = 200;
const HOT_MS_PER_CALL = 50;
/** The answers to its calls take longer and longer, but not longer than that. */
const SLOW_MS = 2000;
const SLOW_MAX_MS = 30_000;

/** Whether a run gets on, or only its timers and its calls go round. */
export class Progress {
  readonly #world: World;
  readonly #stop: () => void;
  #sinceMs: number;
  #sinceCall = 0;
  #steps = 0;
  #hotCalls = 0;
  /** When the pauses are over that the program made before it seemed to wait in vain. */
  #pausesEndMs: number | undefined;

  constructor(world: World) {
    this.#world = world;
    this.#sinceMs = world.clock.now();
    this.#stop = world.journal.subscribe(({ kind }) => {
      if (kind !== 'faultInjected') this.#happened();
    });
  }

  /** Time has gone on. @returns whether somebody may still wait for good reason */
  step(): boolean {
    const nowMs = this.#world.clock.now();
    const isPatient = ++this.#steps < IN_VAIN_STEPS && this.#hotCalls === 0;
    if (isPatient || nowMs - this.#sinceMs < IN_VAIN_MS) return true;
    if (!this.#isToCome(nowMs)) return this.#isInPause(nowMs);
    this.#happened();
    return true;
  }

  /**
   * Somebody calls. @returns how many milliseconds the answer is to take: whoever asks again and again without a pause, and in vain,
   * would otherwise ask thousands of times before a message comes back
   */
  called(): number {
    const calls = this.#world.liveCalls.count - this.#sinceCall;
    this.#hotCalls +=
      this.#hotCalls > 0 || (calls > HOT_CALLS && this.#world.clock.now() - this.#sinceMs < calls * HOT_MS_PER_CALL) ? 1 : 0;
    return Math.min(this.#hotCalls * SLOW_MS, SLOW_MAX_MS);
  }

  end(): void {
    this.#stop();
  }

  #happened(): void {
    this.#sinceMs = this.#world.clock.now();
    this.#sinceCall = this.#world.liveCalls.count;
    this.#steps = this.#hotCalls = 0;
    this.#pausesEndMs = undefined;
  }

  /** Whether it has paused for so long by itself: what backs off from an error may do so for hours, while others go on polling. */
  #isInPause(nowMs: number): boolean {
    this.#pausesEndMs ??= programTimers()?.lastOnceMs() ?? nowMs;
    return nowMs <= this.#pausesEndMs && this.#steps < PAUSE_STEPS_MAX;
  }

  /** Whether time brings a message, or somebody back. */
  #isToCome(nowMs: number): boolean {
    if (this.#world.chaos.waiting > 0) return true;
    for (const queue of this.#world.all()) if (queue.messages(nowMs).some((stored) => stateOf(stored, nowMs) !== 'visible')) return true;
    return false;
  }
}
