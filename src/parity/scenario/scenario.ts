import type { Answer, CallAction, Input, Received } from '../../backends/call-action';

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
