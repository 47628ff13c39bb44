import type { EpochMs } from './clock';
import type { Message } from './message';

interface Fact {
  readonly atMs: EpochMs;
  /** ARN of the queue it happened in. */
  readonly queueArn: string;
  /** The number of the call that caused it; `undefined` for what a test did itself, or only time did. */
  readonly callId?: number | undefined;
}

interface MessageFact extends Fact {
  readonly message: Message;
}

/** Something that happened, in the past tense. Turning visible is no event: it is time. */
export type JournalEvent =
  | (Fact & { readonly kind: 'queueCreated' | 'queueDeleted' | 'queuePurged' | 'queueAttributesSet' })
  | (MessageFact & { readonly kind: 'messageSent' })
  | (MessageFact & { readonly kind: 'duplicateSuppressed' })
  | (MessageFact & {
      readonly kind: 'messageReceived';
      readonly receiveCount: number;
      readonly receiptHandle: string;
      readonly visibleAtMs: EpochMs;
    })
  | (MessageFact & { readonly kind: 'visibilityChanged'; readonly visibleAtMs: EpochMs })
  | (MessageFact & { readonly kind: 'messageDeleted' })
  | (MessageFact & { readonly kind: 'messageExpired' })
  | (MessageFact & { readonly kind: 'messageDeadLettered'; readonly toArn: string })
  | (MessageFact & { readonly kind: 'messageRedriven'; readonly toArn: string; readonly movedAs: Message });

/** Takes down what happened. */
export type Recorder = (event: JournalEvent) => void;
