import type { ActionName } from '../api/shapes';

/** An error as a client sees it, whichever protocol it speaks. */
export interface AnsweredError {
  /** The code of the Query protocol, which the JSON protocol repeats in `x-amzn-query-error`. */
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** What an action answered: its output as it came over the wire, or an error. */
export type Answer = Readonly<Record<string, unknown>> & { readonly error?: AnsweredError };

/** The input of an action as JSON. */
export type Input = Readonly<Record<string, unknown>>;

/** Speaks one protocol with one backend. */
export type CallAction = (action: ActionName, input: Input) => Promise<Answer>;

/** A received message as it came over the wire. */
export interface Received {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MD5OfMessageAttributes?: string;
  readonly MessageAttributes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
