import type { ActionContext, Caller } from '../actions/action';
import type { Clock, EpochMs } from '../core/clock';
import type { Digest } from '../core/digest';
import type { QueueRegistry } from '../core/queue-registry';
import { callerOf, type CallerDefaults } from './caller-of';
import type { SqsHttpRequest } from './sqs-http';

/** What every call of a world shares. */
export interface CallSurroundings extends CallerDefaults {
  readonly queues: QueueRegistry;
  readonly clock: Clock;
  readonly digest: Digest;
}

/** What an action may use, for one request. */
export class CallContext implements ActionContext {
  readonly queues: QueueRegistry;
  readonly caller: Caller;
  readonly digest: Digest;
  readonly nowMs: EpochMs;
  readonly #request: SqsHttpRequest;

  constructor(request: SqsHttpRequest, surroundings: CallSurroundings) {
    this.queues = surroundings.queues;
    this.caller = callerOf(request, surroundings);
    this.digest = surroundings.digest;
    this.nowMs = surroundings.clock.now();
    this.#request = request;
  }

  /** Made by the transport when it is asked for, which only calls do that wait. */
  get signal(): AbortSignal | undefined {
    return this.#request.signal;
  }
}
