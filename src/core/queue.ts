import type { SqsError } from './sqs-error';
import type { EpochMs } from './clock';
import type { Message, MessageDraft } from './message';
import type { QueueSettings } from './queue-settings';
import type { StoredMessage, TransferredMessage } from './stored-message';

/** One message handed to a consumer. */
export interface Delivery {
  readonly message: Message;
  readonly receiptHandle: string;
  /** What this delivery shows as `ApproximateReceiveCount`. */
  readonly receiveCount: number;
  /** When the message was first received from this queue. */
  readonly firstReceivedAtMs: EpochMs;
  /** How the message had been received until then; `undefined` when a receive attempt was repeated, which is no further receive. */
  readonly before: Pick<StoredMessage, 'receives'> | undefined;
}

/** What a sender learns. */
export interface SendReceipt {
  readonly messageId: string;
  /** FIFO queues only. */
  readonly sequenceNumber: string | undefined;
}

/** What a consumer asks for. */
export interface ReceiveRequest {
  readonly maxMessages: number;
  /** Defaults to the queue's `VisibilityTimeout`. */
  readonly visibilityTimeoutSeconds?: number | undefined;
  /** FIFO queues only: the same id within five minutes asks for the same messages. */
  readonly attemptId?: string | undefined;
}

/** How long a consumer waits, and what ends that early. */
export interface WaitOptions {
  readonly untilMs: EpochMs;
  readonly signal: AbortSignal | undefined;
}

/** How many messages are in which state. */
export interface MessageCounts {
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/**
 * A queue: synchronous, and always told what time it is.
 *
 * Only `waitForMessages` waits.
 */
export interface Queue {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly fifo: boolean;
  readonly createdAtMs: EpochMs;
  readonly lastModifiedAtMs: EpochMs;
  readonly lastPurgedAtMs: EpochMs | undefined;
  /** The attributes that were set, as text, by name; what is not in it has its default. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly settings: QueueSettings;
  readonly tags: ReadonlyMap<string, string>;
  /** How many calls wait in `waitForMessages`. */
  readonly waiting: number;
  /** When the last of them will have waited long enough. */
  readonly waitingUntilMs: EpochMs | undefined;
  /** The most calls that ever waited at once: as many consumers it has had. */
  readonly mostWaiting: number;

  /** Replaces the attributes as a whole. */
  configure(attributes: ReadonlyMap<string, string>, nowMs: EpochMs): void;
  /** Adds tags; a key that is there already gets the new value. */
  setTags(tags: ReadonlyMap<string, string>, nowMs: EpochMs): void;
  /** Takes tags off; keys that are not there do not matter. */
  removeTags(keys: readonly string[], nowMs: EpochMs): void;
  /** Stores a message, or on a FIFO queue finds that it was sent before. */
  send(draft: MessageDraft, nowMs: EpochMs): SendReceipt;
  /**
   * Hands out what is visible now, and moves to the dead-letter queue what was received too often.
   *
   * @throws SqsError `OverLimit` when a standard queue has 120,000 messages in flight, `InvalidParameterValue` for an attempt id that cannot
   * be used again
   */
  receive(request: ReceiveRequest, nowMs: EpochMs): Delivery[];
  /** Hands out what is visible now or, failing that, first becomes so; empty when time is up, the caller gave up, or the queue is deleted. */
  waitForMessages(request: ReceiveRequest, options: WaitOptions, nowMs: EpochMs): Promise<Delivery[]>;
  /**
   * Deletes the message of a receipt handle; does nothing when it is gone already.
   *
   * @throws SqsError `ReceiptHandleIsInvalid`, or on FIFO queues `InvalidParameterValue` for an expired handle
   */
  delete(receiptHandle: string, nowMs: EpochMs): void;
  /**
   * Hides the message of a receipt handle until `timeoutSeconds` from now; on a standard queue also one whose timeout is over.
   *
   * @throws SqsError `ReceiptHandleIsInvalid`, or `InvalidParameterValue` when it is gone, would be hidden for over 12 hours, or on FIFO
   * queues for an expired handle
   */
  changeVisibility(receiptHandle: string, timeoutSeconds: number, nowMs: EpochMs): void;
  /**
   * Lets a copy of a message that is with a consumer come to light: it can be received once more; standard queues only.
   *
   * @returns whether there was such a message
   */
  duplicate(receiptHandle: string, nowMs: EpochMs): boolean;
  /**
   * The message that a receipt handle gives access to, if it is still there.
   *
   * @throws SqsError for a handle that SQS refuses
   */
  held(receiptHandle: string, nowMs: EpochMs): StoredMessage | undefined;
  /**
   * Undoes deliveries that never reached who asked for them: their messages are visible again and were not received.
   *
   * What somebody has done with a message since stays.
   */
  takeBack(deliveries: readonly Delivery[], request: ReceiveRequest, nowMs: EpochMs): void;
  /** Drops all messages and what a FIFO queue remembers of earlier ones. */
  purge(nowMs: EpochMs): void;
  counts(nowMs: EpochMs): MessageCounts;
  /** All its messages, oldest first. */
  messages(nowMs: EpochMs): StoredMessage[];
  /** The message at a position; left where it is. */
  at(position: number, nowMs: EpochMs): StoredMessage | undefined;
  /** Deletes a message, whoever has it. @returns whether it was there */
  remove(position: number, nowMs: EpochMs): boolean;
  /** The message that the next receive would get; left where it is. */
  peek(nowMs: EpochMs): StoredMessage | undefined;
  /** When the next message comes back, or expires. */
  nextChangeMs(nowMs: EpochMs): EpochMs | undefined;
  /** Takes a message out for good, to be moved elsewhere. */
  transferOut(message: Message): void;
  /**
   * Takes in a message of another queue, visible at once.
   *
   * @param entered - called with the message as it stands here, before anybody receives it
   */
  transferIn(message: TransferredMessage, nowMs: EpochMs, entered: (message: Message) => void): void;
  /** Ends all waiting: empty, or with an error that tells why. */
  close(reason?: SqsError): void;
}
