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

/** What a scenario may do with a backend; queues it makes have names of their own and are deleted afterwards. */
export interface Scenario {
  /** Calls an action; queues made with it are labelled and deleted like those of {@link Scenario.queue}. */
  readonly call: CallAction;
  /** Creates a queue. @returns its URL */
  queue(attributes?: Readonly<Record<string, string>>): Promise<string>;
  /** Creates a FIFO queue. @returns its URL */
  fifoQueue(attributes?: Readonly<Record<string, string>>): Promise<string>;
  /** A name that no queue has; ends in `.fifo` when asked to. */
  freeName(suffix?: string): string;
  arnOf(queueUrl: string): Promise<string>;
  /** Gives a text of this backend, such as its account, a label: it is replaced wherever the result holds it. */
  label(text: string, label: string): void;
  /** Attributes of a queue, those named or `All`; throws when that fails. */
  attributes(queueUrl: string, ...names: readonly string[]): Promise<Readonly<Record<string, string>>>;
  /** Sends a message, and throws when that fails. @param more - further members of SendMessage's input */
  send(queueUrl: string, body: string, more?: Input): Promise<Answer>;
  /** Receives without waiting, and throws when that fails. @param more - further members of ReceiveMessage's input */
  receive(queueUrl: string, more?: Input): Promise<readonly Received[]>;
  /**
   * Receives until `count` messages have come, but ten times at most: a short poll of AWS may miss messages that are there.
   *
   * @param more - further members of ReceiveMessage's input
   */
  collect(queueUrl: string, count: number, more?: Input): Promise<readonly Received[]>;
  /** Deletes a received message, and throws when that fails. */
  remove(queueUrl: string, message: Pick<Received, 'ReceiptHandle'>): Promise<void>;
  /** `[visible, in flight, delayed]`; a behaviour that asks needs `exactCounts`. */
  counts(queueUrl: string): Promise<readonly [number, number, number]>;
  /** Lets time pass; the clock is moved where it can be. */
  pass(seconds: number): Promise<void>;
  /** Lets time pass while a call waits. @returns its answer, or `'still waiting'` */
  after<T>(seconds: number, call: Promise<T>): Promise<T | 'still waiting'>;
}

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
