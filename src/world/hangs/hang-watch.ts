import { tell } from '../../system/process/tell';
import { durationMs, type Duration } from '../../system/time/duration';
import { fakeTimers, timersAreReal } from '../../system/time/fake-timers';
import { QuietWatch } from '../../system/time/quiet-watch';
import { hungRetry } from './hung-retry';
import { stuckHold } from './stuck-hold';
import { stuckPolls } from './stuck-polls';
import type { TestWorld } from '../../testing/world/test-world';
import type { Call, CallObserver } from '../../calls/call';
import { AwaitedRetries, invocationOf } from './awaited-retries';
import type { SqsOptions } from '../sqs-options';

const DEFAULT: Duration = '3s';

/** Notices calls that would wait for ever, because nobody moves the clock they wait on. */
export class HangWatch implements CallObserver {
  /** What is to be told of SDKs that wait on a fake timer, by invocation. */
  readonly #hungRetries = new Map<string, string>();
  readonly #world: TestWorld;
  readonly #virtual: boolean;
  readonly #afterMs: number;
  readonly #retries = new AwaitedRetries();
  readonly #watch: QuietWatch;

  constructor(world: TestWorld, { clock, hangAfter = DEFAULT }: Pick<SqsOptions, 'clock' | 'hangAfter'>) {
    this.#world = world;
    this.#virtual = clock === 'virtual';
    this.#afterMs = hangAfter === false ? Infinity : durationMs(hangAfter);
    this.#watch = new QuietWatch({
      afterMs: this.#afterMs,
      isNeeded: () => world.isAwaited() || world.held.size > 0 || this.#retries.size > 0,
      position: () => this.#position(),
      onQuiet: () => this.#tell(),
    });
  }

  /** To be told when a receive begins to wait. */
  receiveWaits(): void {
    if (this.#afterMs !== Infinity) this.#watch.begin();
  }

  arrived(call: Call): void {
    if (this.#retries.size === 0 && this.#hungRetries.size === 0) return;
    const invocation = invocationOf(call);
    this.#retries.forget(invocation);
    if (invocation !== undefined) this.#hungRetries.delete(invocation);
  }

  ended(call: Call): void {
    if (this.#afterMs !== Infinity && this.#retries.ended(call)) this.#watch.begin();
  }

  takeHungRetries(): string[] {
    const hung = [...this.#hungRetries.values()];
    this.#hungRetries.clear();
    return hung;
  }

  clear(): void {
    this.#retries.clear();
    this.#hungRetries.clear();
  }

  stop(): void {
    this.#watch.end();
  }

  #position(): string | undefined {
    const { clock, activity } = this.#world;
    if (clock.moves || activity.working.length > this.#world.heldWork() || (!this.#virtual && timersAreReal())) return undefined;
    // What `Date` says is over is over, though the timer for it may be one that nobody moves.
    clock.catchUp();
    const timers = this.#virtual ? undefined : fakeTimers();
    return `${activity.count} ${timers?.nowMs ?? clock.now()}`;
  }

  #tell(): void {
    const standstill = { of: this.#virtual ? 'virtual clock' : 'fake timers', forMs: this.#afterMs } as const;
    for (const [queue, reason] of stuckPolls(this.#world, standstill)) queue.close(reason);
    if (this.#world.held.size > 0) this.#world.held.end(stuckHold(standstill));
    for (const [invocation, attempt] of this.#retries.entries()) {
      const text = hungRetry(attempt, this.#afterMs);
      this.#retries.forget(invocation);
      this.#hungRetries.set(invocation, text);
      tell(`msw-sqs: ${text}`, 'error');
    }
  }
}
