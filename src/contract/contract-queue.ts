import type { MessageCounts } from '../core/queue';
import type { SendOptions } from '../testing/queues/queue-view';
import type { PlainAttribute } from '../testing/values/plain-attributes';
import type { QueueDefinition } from '../world/queue-definition';

/** A queue on whatever backend a contract runs. On the mock it is a subject for msw-sqs' matchers. */
export interface ContractQueue {
  /** As it is on the backend: the name that it was asked for, made unique. */
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** Sends a message; anything but a string is sent as JSON. @returns its id */
  send(body: unknown, options?: SendOptions): Promise<string>;
  /**
   * Takes what can be received now: receives and deletes until nothing comes.
   *
   * @returns the messages, in the order they came in
   */
  receiveAll(): Promise<ContractMessage[]>;
  /** How many messages are in it. Those of AWS lag behind by up to a minute: see the capability `exactCounts`. */
  counts(): Promise<MessageCounts>;
}

/** A message that a contract took off a queue. */
export interface ContractMessage {
  readonly id: string;
  readonly body: string;
  /** The body parsed as JSON; `undefined` when it is none. */
  readonly json: unknown;
  /** Its message attributes as plain values. */
  readonly attributes: Readonly<Record<string, PlainAttribute>>;
  /** FIFO queues, and fair ones. */
  readonly groupId: string | undefined;
  /** How often it was delivered, this time included (`ApproximateReceiveCount`). */
  readonly receiveCount: number;
}

/** A queue as a contract asks for it: as {@link QueueDefinition}, but its dead-letter queue may be one that `createQueue` has made. */
export interface ContractQueueDefinition extends Omit<QueueDefinition, 'deadLetterQueue'> {
  /** One that `createQueue` has made, or a name: it is created unless `createQueue` was given that name in this test before. */
  readonly deadLetterQueue?: string | ContractQueue | undefined;
}
