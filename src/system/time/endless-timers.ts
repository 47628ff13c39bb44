import type { FakeTimers } from './fake-timers';

const WINDOW_MS = 1000;
const FIRED_MAX = 500;

/**
 * Notices fake timers that set themselves again without end: firing one after the other, they would never let time get on.
 *
 * Allowed within a second of their time are five hundred, and two for each that waited when it began.
 */
export class EndlessTimers {
  #clock: object | undefined;
  #sinceMs = 0;
  #left = 0;

  /** To be called for each timer that fired. @throws Error that tells what to look for */
  fired({ clock, nowMs, pending }: FakeTimers): void {
    if (clock !== this.#clock || nowMs < this.#sinceMs || nowMs >= this.#sinceMs + WINDOW_MS) {
      this.#clock = clock;
      this.#sinceMs = nowMs;
      this.#left = FIRED_MAX + 2 * pending;
    }
    if (this.#left-- > 0) return;
    this.#clock = undefined;
    throw new Error(
      `Time does not advance: over ${FIRED_MAX} fake timers fired within ${nowMs - this.#sinceMs} ms of their time, and more wait. ` +
        `Something sets a timer again and again with hardly a delay, such as setInterval(…, 0). ` +
        `Give it a longer one, or leave it real: jest.useFakeTimers({ doNotFake: ['setInterval'] }), or vi.useFakeTimers({ toFake: [...] }) without it.`,
    );
  }
}
