import type { Caller } from '../actions/action';
import type { ActionName } from '../api/shapes';
import type { EpochMs } from '../core/clock';
import type { CurrentCall } from '../core/current-call';
import type { SqsError } from '../core/sqs-error';
import type { Call, CallEnd, CallObserver, CallRequest, CallScope, CallStart, CallState } from './call';

/** What {@link Calls} need of their world. */
export interface CallsOptions {
  readonly now: () => EpochMs;
  /** Told in whose name the model works. */
  readonly current: CurrentCall;
}

/** A call in the hands of whoever performs it. */
export interface CallInProgress extends Call {
  /** Aborted when its wait is to end: its caller hung up, or it is to fail. Made when it is asked for, which only calls do that wait. */
  readonly signal: AbortSignal;
  /** Performs it: what the model does meanwhile is done in its name. */
  perform<R>(work: () => R): R;
  /** It is not answered at once. */
  waits(): void;
  /** It is over. */
  end(how: CallEnd): void;
}

/**
 * The calls to a world: each is one object from its arrival to its end, and whoever wants to know of them observes.
 *
 * @example
 * const calls = new Calls({ now: () => clock.now(), current });
 * const stop = calls.observe({ arrived: ({ id, action }) => console.log(id, action) });
 */
export class Calls {
  readonly #options: CallsOptions;
  readonly #waiting = new Set<Call>();
  #observers: readonly CallObserver[] = [];
  #count = 0;

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  /** How many have arrived: the number of the newest. */
  get count(): number {
    return this.#count;
  }

  /** Those that wait for their answer, oldest first. */
  get waiting(): ReadonlySet<Call> {
    return this.#waiting;
  }

  /** A call arrives. */
  begin(start: CallStart): CallInProgress {
    const call = new ArrivedCall(++this.#count, start, this.#options, (event) => this.#tell(event, call));
    this.#tell('arrived', call);
    return call;
  }

  /** Tells somebody of all calls from now on. @returns a function that ends it */
  observe(observer: CallObserver): () => void {
    this.#observers = [...this.#observers, observer];
    return () => {
      this.#observers = this.#observers.filter((other) => other !== observer);
    };
  }

  #tell(event: keyof CallObserver, call: Call): void {
    if (event === 'waits') this.#waiting.add(call);
    else if (event === 'ended') this.#waiting.delete(call);
    for (const observer of this.#observers) observer[event]?.(call);
  }
}

class ArrivedCall implements CallInProgress {
  readonly id: number;
  readonly action: ActionName;
  readonly input: object;
  readonly caller: Caller;
  readonly arrivedAtMs: EpochMs;
  readonly scope: CallScope | undefined;
  readonly madeAt: string | undefined;
  state: CallState = 'arrived';
  endedAtMs: EpochMs | undefined;
  output: object | undefined;
  error: SqsError | undefined;
  readonly #options: CallsOptions;
  readonly #tell: (event: keyof CallObserver) => void;
  #request: CallRequest | undefined;
  #wait: AbortController | undefined;

  constructor(id: number, start: CallStart, options: CallsOptions, tell: (event: keyof CallObserver) => void) {
    this.id = id;
    this.action = start.action;
    this.input = start.input;
    this.caller = start.caller;
    this.arrivedAtMs = options.now();
    this.scope = start.request?.scope;
    this.madeAt = start.request?.madeAt;
    this.#request = start.request;
    this.#options = options;
    this.#tell = tell;
  }

  header(name: string): string | undefined {
    return this.#request?.header(name);
  }

  get signal(): AbortSignal {
    return (this.#wait ??= abortedWith(this.#request?.signal)).signal;
  }

  endWait(): void {
    if (this.state === 'waits') this.#wait?.abort();
  }

  perform<R>(work: () => R): R {
    return this.#options.current.during(this.id, work);
  }

  waits(): void {
    this.state = 'waits';
    this.#tell('waits');
  }

  end({ state, output, error }: CallEnd): void {
    this.state = state;
    this.output = output;
    this.error = error;
    this.endedAtMs = this.#options.now();
    this.#tell('ended');
    // The log keeps thousands of calls, but no request.
    this.#request = this.#wait = undefined;
  }
}

/** A controller that is aborted when a caller hangs up. */
function abortedWith(hangUp: AbortSignal | undefined): AbortController {
  const controller = new AbortController();
  if (hangUp?.aborted === true) controller.abort();
  else hangUp?.addEventListener('abort', () => controller.abort(), { once: true });
  return controller;
}
