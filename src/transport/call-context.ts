import type { ActionContext, Caller } from '../actions/action';
import type { Clock, EpochMs } from '../core/clock';
import type { Digest } from '../core/digest';
import type { QueueRegistry } from '../core/queue-registry';

/** What every call of a world shares. */
export interface CallSurroundings {
  readonly queues: QueueRegistry;
  readonly clock: Clock;
  readonly digest: Digest;
}

/** What may end a call's wait. */
interface Wait {
  readonly signal?: AbortSignal | undefined;
}

/** What an action may use, for one request. */
export class CallContext implements ActionContext {
  readonly queues: QueueRegistry;
  readonly caller: Caller;
  readonly digest: Digest;
  readonly nowMs: EpochMs;
  /** @see ActionContext.ifUndelivered */
  readonly ifUndelivered: (undo: (nowMs: EpochMs) => void) => void;
  readonly #wait: Wait;

  constructor({ queues, clock, digest }: CallSurroundings, caller: Caller, wait: Wait, onUndo: (undo: () => void) => void) {
    this.queues = queues;
    this.caller = caller;
    this.digest = digest;
    this.nowMs = clock.now();
    this.ifUndelivered = (undo) => onUndo(() => undo(clock.now()));
    this.#wait = wait;
  }

  /** Made when it is asked for, which only calls do that wait. */
  get signal(): AbortSignal | undefined {
    return this.#wait.signal;
  }
}
