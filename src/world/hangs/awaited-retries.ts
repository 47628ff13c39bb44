import { fakeTimers } from '../../system/time/fake-timers';
import type { FailedAttempt } from './hung-retry';
import type { SqsHttpRequest, SqsHttpResponse } from '../../transport/sqs-http';

/** Calls that the AWS SDK is about to make again, once a fake timer lets it. */
export class AwaitedRetries {
  readonly #byInvocation = new Map<string, FailedAttempt>();

  get size(): number {
    return this.#byInvocation.size;
  }

  entries(): [string, FailedAttempt][] {
    return [...this.#byInvocation];
  }

  /** Notes whether the SDK tries this call again, and only a fake timer can make it. @returns whether it is so */
  answered(request: SqsHttpRequest, response: SqsHttpResponse): boolean {
    const answer = response.status < 400 ? lostConnection(response) : retriedError(response);
    const invocation = answer === undefined ? undefined : request.header('amz-sdk-invocation-id');
    if (invocation === undefined || isLastAttempt(request) || fakeTimers() === undefined) return false;
    this.#byInvocation.set(invocation, { action: actionOf(request), answer: answer! });
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

function lostConnection({ connectionLost }: SqsHttpResponse): string | undefined {
  return connectionLost === true ? 'a lost connection' : undefined;
}

/** What SDKs try again: faults of the server, and throttling. */
function retriedError({ status, body }: SqsHttpResponse): string | undefined {
  const throttled = /\b(RequestThrottled|ThrottlingException)\b/.exec(body)?.[1];
  if (throttled === undefined && status < 500 && status !== 429) return undefined;
  return throttled === undefined ? `HTTP ${status}` : throttled;
}

/** The SDK's own count: `attempt=3; max=3`. */
function isLastAttempt(request: SqsHttpRequest): boolean {
  const [, attempt, max] = /^attempt=(\d+); max=(\d+)/.exec(request.header('amz-sdk-request') ?? '') ?? [];
  return attempt !== undefined && Number(attempt) >= Number(max);
}

function actionOf(request: SqsHttpRequest): string {
  return request.header('x-amz-target')?.split('.').at(-1) ?? /(?:^|[?&])Action=(\w+)/.exec(request.body)?.[1] ?? 'A call';
}
