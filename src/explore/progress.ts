import { stateOf } from '../core/stored-message';
import type { World } from '../world/world';

/** Whoever waits so long in SQS' time, in so many steps, while nothing happens to any message, waits in vain. */
const IN_VAIN_MS = 900_000;
const IN_VAIN_STEPS = 300;

/** Whether a run gets on, or only its timers go round. */
export class Progress {
  readonly #world: World;
  readonly #stop: () => void;
  #sinceMs: number;
  #steps = 0;

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
    if (++this.#steps < IN_VAIN_STEPS || nowMs - this.#sinceMs < IN_VAIN_MS) return true;
    if (!this.#isToCome(nowMs)) return false;
    this.#happened();
    return true;
  }

  end(): void {
    this.#stop();
  }

  #happened(): void {
    this.#sinceMs = this.#world.clock.now();
    this.#steps = 0;
  }

  /** Whether time brings a message, or somebody back. */
  #isToCome(nowMs: number): boolean {
    if (this.#world.chaos.waiting > 0) return true;
    for (const queue of this.#world.all()) if (queue.messages(nowMs).some((stored) => stateOf(stored, nowMs) !== 'visible')) return true;
    return false;
  }
}
