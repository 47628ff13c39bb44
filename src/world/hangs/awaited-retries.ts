import type { Call } from '../../calls/call';
import { SQS_ERRORS } from '../../core/sqs-error';
import { fakeTimers } from '../../system/time/fake-timers';
import type { FailedAttempt } from './hung-retry';

/** Calls that the AWS SDK is about to make again, once a fake timer lets it. */
export class AwaitedRetries {
  readonly #byInvocation = new Map<string, FailedAttempt>();

  get size(): number {
    return this.#byInvocation.size;
  }

  entries(): [string, FailedAttempt][] {
    return [...this.#byInvocation];
  }

  /** Notes whether the SDK makes a call again that is over, and only a fake timer can make it. @returns whether it is so */
  ended(call: Call): boolean {
    const answer = retriedAnswer(call);
    const invocation = answer === undefined ? undefined : invocationOf(call);
    if (invocation === undefined || isLastAttempt(call) || fakeTimers() === undefined) return false;
    this.#byInvocation.set(invocation, { action: call.action, answer: answer! });
    return true;
  }

  /** What was noted of a call is over: it was made again, or told of. */
  forget(invocation: string | undefined): void {
    if (invocation !== undefined) this.#byInvocation.delete(invocation);
  }

  clear(): void {
    this.#byInvocation.clear();
  }
}

/** What the attempts of one call have in common: the SDK's own id of it. */
export function invocationOf(call: Call): string | undefined {
  return call.header('amz-sdk-invocation-id');
}

/** What SDKs try again: lost answers, faults of the server, and throttling. */
function retriedAnswer({ state, error }: Call): string | undefined {
  if (state === 'connectionLost') return 'a lost connection';
  if (error === undefined) return undefined;
  const { httpStatus } = SQS_ERRORS[error.code];
  if (error.code === 'RequestThrottled') return error.code;
  return httpStatus >= 500 || httpStatus === 429 ? `HTTP ${httpStatus}` : undefined;
}

/** The SDK's own count: `attempt=3; max=3`. */
function isLastAttempt(call: Call): boolean {
  const [, attempt, max] = /^attempt=(\d+); max=(\d+)/.exec(call.header('amz-sdk-request') ?? '') ?? [];
  return attempt !== undefined && Number(attempt) >= Number(max);
}
