import type { QueueRegistry } from '../core/queue-registry';
import type { EpochMs } from '../core/clock';
import type { Digest } from '../core/digest';
import type { ActionInput, ActionName, ActionOutput } from '../api/shapes';

/** Who calls, as the request's signature tells. */
export interface Caller {
  readonly accountId: string;
  readonly region: string;
  /** Whether the credentials themselves name the account; otherwise it is a default, and the caller may be anyone. */
  readonly namesAccount?: boolean;
  /** What the message attribute `SenderId` will say. */
  readonly senderId: string;
  /** X-Ray's trace header of the request: messages that bring none of their own carry it as `AWSTraceHeader`. */
  readonly traceHeader?: string | undefined;
  /** `http://host:port` under which the caller reached SQS: queue URLs are built from it. */
  readonly origin: string;
  /** The region of queue URLs that name none, in host or path; default: the caller's. */
  readonly homeRegion?: string;
}

/** What an action may use besides its input. */
export interface ActionContext {
  readonly queues: QueueRegistry;
  readonly caller: Caller;
  readonly digest: Digest;
  readonly nowMs: EpochMs;
  /** Aborted when the caller hung up. */
  readonly signal: AbortSignal | undefined;
  /** Says how to undo what was handed out, should the answer never reach the caller; a transport that cannot know has no use for it. */
  readonly ifUndelivered?: ((undo: (nowMs: EpochMs) => void) => void) | undefined;
}

/** One of SQS' actions: checks its input, asks a queue once, answers. */
export type Action<Name extends ActionName> = (
  input: ActionInput<Name>,
  context: ActionContext,
) => ActionOutput<Name> | Promise<ActionOutput<Name>>;
