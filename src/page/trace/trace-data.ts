import type { JournalEvent } from '../../core/journal';

/** What a trace page shows: a test, and the worlds of SQS that it used. */
export interface TraceData {
  /** The test, with the names of the groups around it; or what else it is a trace of. */
  readonly title: string;
  /** The file that the test is in. */
  readonly file?: string | undefined;
  readonly outcome: 'failed' | 'passed' | 'none';
  /** Why it failed, in the words of the assertions, without colours. */
  readonly failures: readonly string[];
  /** One or more; the first is shown first. */
  readonly worlds: readonly TraceWorld[];
  /** Whether the second world is what the first would have been if nothing had gone wrong. */
  readonly compared: boolean;
  /** What the doctor has to say of it. */
  readonly findings: readonly TraceFinding[];
  /** The version of this package. */
  readonly version: string;
}

/** What happened in one world of SQS. */
export interface TraceWorld {
  readonly name: string;
  /** What is to be known of it: the misfortunes of a day. */
  readonly notes: readonly string[];
  /** What the events build on. */
  readonly opening: readonly JournalEvent[];
  readonly events: readonly JournalEvent[];
  /** How many older events and calls are not here, as they were dropped to bound memory. */
  readonly droppedEvents: number;
  readonly droppedCalls: number;
  readonly calls: readonly TraceCall[];
  /** The last moment: when the trace was taken. */
  readonly endMs: number;
  /** What came of it, where that is not what came of the test. */
  readonly ended?: string | undefined;
}

/** A call with its input and what came of it. */
export interface TraceCall {
  readonly id: number;
  readonly action: string;
  readonly at: number;
  readonly answeredAt?: number | undefined;
  readonly state: 'arrived' | 'waits' | 'answered' | 'connectionLost' | 'givenUp';
  readonly functionName?: string | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output?: Readonly<Record<string, unknown>> | undefined;
  readonly error?: { readonly code: string; readonly message: string } | undefined;
}

/** A misuse of SQS. */
export interface TraceFinding {
  readonly misuse: string;
  readonly queue: string;
  readonly what: string;
  readonly times: number;
  readonly why: string;
  readonly cure: string;
}
