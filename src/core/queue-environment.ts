import type { Clock, EpochMs } from './clock';
import type { CurrentCall } from './current-call';
import type { Decisions } from './decisions';
import type { Digest } from './digest';
import type { Recorder } from './journal';
import type { Queue } from './queue';
import type { QueueSettings } from './queue-settings';
import type { Random } from './random';
import type { ReceiptHandles } from './receipt-handle';

/** What a queue needs from the world around it. */
export interface QueueEnvironment {
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly record: Recorder;
  /** Makes the choices that SQS leaves open. */
  readonly decisions: Decisions;
  /** In whose name it works. */
  readonly currentCall: CurrentCall;
  /** Told of each receive that begins to wait. */
  readonly onWait: () => void;
  /** Who is told whenever something is done with a queue. */
  watchersOf(arn: string): ReadonlySet<() => void>;
  /** Finds a dead-letter queue. */
  findQueue(arn: string): Queue | undefined;
  settingsOf(attributes: ReadonlyMap<string, string>): QueueSettings;
}

/** What a queue starts with. */
export interface QueueStart {
  readonly attributes: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly nowMs: EpochMs;
  readonly receipts: ReceiptHandles;
}
