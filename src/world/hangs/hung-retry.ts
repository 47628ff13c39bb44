import { advanceTimersLine } from '../../testing/words/advance-timers-line';
import { aligned } from '../../words/aligned';
import { durationInWords } from '../../words/duration-in-words';

/** A call that was answered so that the SDK tries again. */
export interface FailedAttempt {
  /** `SendMessage`. */
  readonly action: string;
  /** What it was answered. */
  readonly answer: string;
}

/** Longer than the SDK waits before it tries again. */
const BACK_OFF_MS = 20_000;

/** What to tell of an SDK that waits on a fake timer before it tries again. */
export function hungRetry({ action, answer }: FailedAttempt, forMs: number): string {
  const lines = [
    [`await sqs.clock.advance('${BACK_OFF_MS / 1000}s')`, 'moves SQS and the fake timers'],
    [advanceTimersLine(BACK_OFF_MS), 'moves the fake timers, and SQS with them'],
    ['new SQSClient({ maxAttempts: 1 })', 'does not try again'],
  ];
  return [
    `${action} was answered with ${answer}, and the AWS SDK waits to try again: on a fake timer, which nobody moved in ${durationInWords(forMs)} of real time. Write`,
    ...aligned(lines).map((line) => `  ${line}`),
  ].join('\n');
}
