import type { EpochMs } from './clock';
import type { Message } from './message';
import type { MoveTaskStatus } from './move-tasks';
import type { Receives } from './stored-message';

/** What every event says. */
export interface JournalFact {
  readonly atMs: EpochMs;
  /** ARN of the queue it happened in. */
  readonly queueArn: string;
  /** The number of the call that caused it; `undefined` for what a test did itself, or only time did. */
  readonly callId?: number | undefined;
}

/** What an event says that is about a message. */
export interface MessageFact extends JournalFact {
  readonly message: Message;
  /** How often the message had been received by then, this time included, in all queues it has been in. */
  readonly receiveCount: number;
}

/** What an event says of a message that a consumer has. */
export interface MessageHandedOut extends MessageFact {
  readonly receiptHandle: string;
  /** When its visibility timeout ends. */
  readonly visibleAtMs: EpochMs;
}

/** What an event says of a message that went to another queue. */
export interface MessageMoved extends MessageFact {
  readonly toArn: string;
  /** The message as it entered that queue. */
  readonly movedAs: Message;
}

/** A message as it was handed to a function. */
export interface InvokedMessage {
  readonly message: Message;
  /** How often the message had been received by then, this time included. */
  readonly receiveCount: number;
  readonly receiptHandle: string;
}

/** How an invocation of a function ended. */
export type InvocationOutcome = 'succeeded' | 'partlyFailed' | 'failed' | 'timedOut';

/** What an event says that is about an invocation of a function. */
export interface InvocationFact extends JournalFact {
  /** The UUID of the event source mapping. */
  readonly mappingId: string;
  readonly functionName: string;
  /** `context.awsRequestId`. */
  readonly requestId: string;
  /** The batch, in the order in which the function gets it. */
  readonly messages: readonly InvokedMessage[];
}

/** Text by name: attributes or tags of a queue. */
export type Texts = Readonly<Record<string, string>>;

/** A receive with a `ReceiveRequestAttemptId`, and which of its messages this is: `0` begins the attempt. */
export interface ReceiveAttemptPart {
  readonly id: string;
  readonly index: number;
}

/**
 * Something that happened, in the past tense. Turning visible is no event: it is time.
 *
 * Events are plain data that never changes and that JSON can hold. All of them from the beginning tell the state of all queues.
 */
export type JournalEvent =
  | (JournalFact & {
      readonly kind: 'queueCreated';
      /** What its receipt handles begin with: the world's own text, and how many queues of this ARN there were before. */
      readonly world: string;
      readonly earlierQueues: number;
      readonly attributes: Texts;
      readonly tags: Texts;
    })
  | (JournalFact & {
      readonly kind: 'queueAttributesSet';
      /** All that are set now. */
      readonly attributes: Texts;
    })
  | (JournalFact & { readonly kind: 'queueTagsSet'; readonly tags: Texts })
  | (JournalFact & { readonly kind: 'queueTagsRemoved'; readonly keys: readonly string[] })
  | (JournalFact & { readonly kind: 'queuePurged' })
  | (JournalFact & { readonly kind: 'queueDeleted' })
  | (MessageFact & {
      readonly kind: 'messageSent';
      /** When its delay ends; the time of sending when it has none. */
      readonly visibleAtMs: EpochMs;
    })
  | (MessageFact & { readonly kind: 'duplicateSuppressed' })
  | (MessageHandedOut & { readonly kind: 'messageReceived'; readonly receiveAttempt: ReceiveAttemptPart | undefined })
  /** The same receive attempt came again and got the same message: that is no further receive. */
  | (MessageHandedOut & { readonly kind: 'messageReceivedAgain' })
  /** The answer with the message never reached who asked: the receive is as if it had not been, and the message visible. */
  | (MessageFact & {
      readonly kind: 'receiveUndone';
      readonly receiptHandle: string;
      /** Its receives from this queue before that one; `undefined` when there were none. */
      readonly receivesBefore: Receives | undefined;
      /** The `ReceiveRequestAttemptId` of the receive. */
      readonly attemptId: string | undefined;
    })
  | (MessageHandedOut & { readonly kind: 'visibilityChanged' })
  /** A copy of a message that is with a consumer came to light: it can be received once more. */
  | (MessageFact & { readonly kind: 'messageDuplicated' })
  | (MessageFact & {
      readonly kind: 'messageDeleted';
      /** By which it was deleted; `undefined` when it was taken out without having been received. */
      readonly receiptHandle: string | undefined;
    })
  | (MessageFact & { readonly kind: 'messageExpired' })
  | (MessageMoved & { readonly kind: 'messageDeadLettered' })
  | (MessageMoved & { readonly kind: 'messageRedriven'; readonly taskId: string })
  | (JournalFact & {
      /** Something befell a call, or what it asked for, because a test or an exploration wanted it. */
      readonly kind: 'faultInjected';
      readonly fault: string;
      /** What it did: `answered none of its messages`. */
      readonly effect: string;
    })
  | (JournalFact & {
      readonly kind: 'moveTaskStarted';
      readonly taskId: string;
      /** Without it each message returns to the queue it was dead-lettered from. */
      readonly destinationArn: string | undefined;
      readonly messagesPerSecond: number | undefined;
      /** Visible messages in the source when it started. */
      readonly toMove: number;
    })
  | (JournalFact & {
      readonly kind: 'moveTaskEnded';
      readonly taskId: string;
      readonly status: MoveTaskStatus;
      readonly moved: number;
      readonly failureReason: string | undefined;
    })
  | (InvocationFact & {
      readonly kind: 'invocationStarted';
      /** After so many seconds it fails. */
      readonly timeoutSeconds: number;
      /** So many seconds its batch may have been gathered. */
      readonly batchingWindowSeconds: number;
    })
  | (InvocationFact & {
      readonly kind: 'invocationEnded';
      readonly outcome: InvocationOutcome;
      /** Those that stay in the queue, to be delivered again. */
      readonly failedMessageIds: readonly string[];
      /** Those that the function reported as failed though its mapping does not read such reports: they are deleted all the same. */
      readonly unreadMessageIds: readonly string[];
      /** Why it failed; `undefined` when it succeeded, or only reported failures. */
      readonly error: string | undefined;
    })
  /** The function was at its reserved concurrency: the batch stays in the queue, to be delivered again. */
  | (InvocationFact & { readonly kind: 'invocationThrottled' });

/** An event that is about a message. */
export type MessageEvent = Extract<JournalEvent, { readonly message: Message }>;

/** An event of one kind. */
export type EventOf<Kind extends JournalEvent['kind']> = Extract<JournalEvent, { readonly kind: Kind }>;

/** Takes down what happened. */
export type Recorder = (event: JournalEvent) => void;
