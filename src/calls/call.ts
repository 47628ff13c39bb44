import type { Caller } from '../actions/action';
import type { ActionName } from '../api/shapes';
import type { EpochMs } from '../core/clock';
import type { SqsError } from '../core/sqs-error';

/**
 * How far a call has come: it is being performed, waits for messages, or is over.
 *
 * Over it is when it was answered, when SQS did its work but the answer got lost on its way, or when its caller hung up while it waited.
 */
export type CallState = 'arrived' | 'waits' | 'answered' | 'connectionLost' | 'givenUp';

/** A call to SQS from its arrival to its end, as those see it who observe it. */
export interface Call extends Omit<CallStart, 'request'> {
  /** Counts up from 1 within its world. */
  readonly id: number;
  readonly arrivedAtMs: EpochMs;
  /** With which others it belongs together. */
  readonly scope: CallScope | undefined;
  /** The line of the program that made it, where that is known. */
  readonly madeAt: string | undefined;
  readonly state: CallState;
  /** When it was over. */
  readonly endedAtMs: EpochMs | undefined;
  /** What it was answered; `undefined` until then, and when it failed. */
  readonly output: object | undefined;
  /** What it failed with. */
  readonly error: SqsError | undefined;
  /** A header of its request, by its lower-case name; of one that is over, only while its observers are told. */
  header(name: string): string | undefined;
  /** Ends its wait as if its time were up; a call that does not wait goes on. */
  endWait(): void;
}

/** Calls that belong together: those of one test, or of one `sqs.run()`. */
export interface CallScope {
  /** The test that makes them, where it is one. */
  readonly test: string | undefined;
  /** Who made the call had finished, and no log is to have it. */
  readonly isOver?: boolean | undefined;
  /** The function for which an event source mapping makes them, where it is one. */
  readonly functionName?: string | undefined;
}

/** A call as it comes in. */
export interface CallStart {
  readonly action: ActionName;
  readonly input: object;
  readonly caller: Caller;
  readonly request?: CallRequest | undefined;
}

/** What is asked of the request that brought a call. */
export interface CallRequest {
  header(name: string): string | undefined;
  /** Aborted when the caller hangs up. */
  readonly signal?: AbortSignal | undefined;
  readonly scope?: CallScope | undefined;
  readonly madeAt?: string | undefined;
}

/** How a call ended. */
export interface CallEnd {
  readonly state: 'answered' | 'connectionLost' | 'givenUp';
  readonly output?: object | undefined;
  readonly error?: SqsError | undefined;
}

/** Learns what becomes of calls, while it happens; must not throw. */
export interface CallObserver {
  /** It arrived, and is about to be performed. */
  arrived?(call: Call): void;
  /** It is not answered at once. */
  waits?(call: Call): void;
  /** It is over: its state tells how. */
  ended?(call: Call): void;
}
