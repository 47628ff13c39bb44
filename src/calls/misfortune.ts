import type { Call } from './call';

/** Performs a call, with its input or another. */
export type Work = (input: object) => object | Promise<object>;

/** What befalls a call on its way to SQS, there, and on its way back. */
export interface Misfortune {
  /** It is performed only then. Rejects when the call is given up meanwhile. */
  readonly before?: (() => Promise<void>) | undefined;
  /** Performs it in another way, or not at all. */
  perform?(work: Work, input: object): object | Promise<object>;
  /** Its answer leaves only then. */
  readonly afterwards?: ((output: object) => Promise<void> | undefined) | undefined;
}

/** What may befall the calls to a world. */
export interface Weather {
  /** Asked for each call as it arrives. @returns `undefined` when all goes well */
  befalls(call: CallToCome): Misfortune | undefined;
}

/** A call that has arrived and is not performed yet. */
export interface CallToCome extends Call {
  /** Aborted when its caller hangs up, or when it is to fail. */
  readonly signal: AbortSignal;
}

/** Thrown in place of an answer: the connection breaks before any of that arrives. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** Thrown in place of an answer: there is never any, as nobody is left who waits for it. */
export class NeverAnswered extends Error {
  override readonly name = 'NeverAnswered';
}
