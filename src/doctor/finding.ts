import type { EpochMs } from '../core/clock';

/** One step of what shows a misuse: a call, or something that happened in a queue. */
export interface FindingStep {
  /** In milliseconds since 1970. */
  readonly at: EpochMs;
  /** What it was: `DeleteMessage`, `visible again`. */
  readonly what: string;
  /** The number of the call, as in `sqs.calls`; `undefined` for what time did. */
  readonly callId: number | undefined;
  /** The test that made the call, where that is known. */
  readonly test: string | undefined;
  /** The line of the program that made the call, as `src/orders.ts:7:31`; known where the doctor looks at the whole file. */
  readonly line: string | undefined;
}

/** A way in which a program uses SQS wrongly, as its calls showed it in one queue. */
export interface Finding {
  /** Its name: `late-delete`. */
  readonly misuse: string;
  /** The name of the queue, and its ARN. */
  readonly queue: string;
  readonly queueArn: string;
  /** What the program does, as a sentence without its full stop. */
  readonly what: string;
  /** How often it was seen. */
  readonly times: number;
  /** The first time, oldest step first. */
  readonly evidence: readonly FindingStep[];
  /** The body of the message it was about then; `undefined` where it was about none. */
  readonly example: string | undefined;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly cure: string;
  /** The page of AWS that says so. */
  readonly page: string;
  /** Rules for infrastructure that look after the same: `cdk-nag: AwsSolutions-SQS3`. */
  readonly rules: readonly string[];
}
