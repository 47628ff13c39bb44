import type { Callback, Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Clock, EpochMs } from '../core/clock';
import { partitionOf } from '../core/sqs-hosts';
import { untilIdle } from '../system/time/until-idle';
import { calendarDay } from '../system/time/calendar-day';

/** A function as Lambda calls it: one that returns a promise, or one that calls its callback. */
export type SqsHandler = (event: SQSEvent, context: Context, callback: Callback<SQSBatchResponse | void>) => unknown;

/** How a function answered. */
export type FunctionAnswer = { readonly kind: 'returned'; readonly response: unknown } | { readonly kind: 'threw'; readonly error: string };

/** What a function is told of the invocation. */
export interface InvocationContext {
  readonly functionName: string;
  readonly requestId: string;
  readonly region: string;
  readonly accountId: string;
  readonly endsAtMs: EpochMs;
  readonly clock: Clock;
}

/** A function with fewer parameters cannot know of a callback. */
const PARAMETERS_WITH_CALLBACK = 3;

/**
 * Calls a function, and waits for its answer: what its promise brings, or what it gives to its callback.
 *
 * What a function returns that is no promise counts, too, unless it takes a callback.
 */
export function callFunction(handler: SqsHandler, event: SQSEvent, invocation: InvocationContext): Promise<FunctionAnswer> {
  return new Promise((resolve) => {
    const succeed = (response: unknown): void => resolve(returned(response));
    const fail = (error: unknown): void => resolve(threw(error));
    const callback: Callback<SQSBatchResponse | void> = (error, response) => {
      if (error === undefined || error === null) succeed(response);
      else fail(error);
    };
    try {
      const result = handler(event, contextOf(invocation, { callback, succeed, fail }), callback);
      if (isThenable(result)) result.then(succeed, fail);
      // What comes of setTimeout, for one, is no answer.
      else if (takesCallback(handler)) return;
      else if (result !== undefined) succeed(result);
      // Lambda ends it when nothing is left to run: until then it may still call what its context has.
      else void untilIdle(() => 0).then(() => succeed(null));
    } catch (error) {
      fail(error);
    }
  });
}

/** The response as JSON carries it; what JSON cannot hold is an error of the function. */
function returned(response: unknown): FunctionAnswer {
  try {
    const text = JSON.stringify(response) as string | undefined;
    return { kind: 'returned', response: text === undefined ? null : (JSON.parse(text) as unknown) };
  } catch (error) {
    return { kind: 'threw', error: `Runtime.MarshalError: Unable to stringify response body: ${messageOf(error)}` };
  }
}

function threw(error: unknown): FunctionAnswer {
  return { kind: 'threw', error: messageOf(error) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function';
}

/** A mock function hides how many parameters there are; the one that it was made of tells. */
function takesCallback(handler: SqsHandler): boolean {
  const { getMockImplementation } = handler as { readonly getMockImplementation?: () => SqsHandler | undefined };
  const implementation = typeof getMockImplementation === 'function' ? getMockImplementation.call(handler) : undefined;
  return Math.max(handler.length, implementation?.length ?? 0) >= PARAMETERS_WITH_CALLBACK;
}

interface Outcome {
  readonly callback: Callback;
  readonly succeed: (response: unknown) => void;
  readonly fail: (error: unknown) => void;
}

function contextOf({ functionName, requestId, region, accountId, endsAtMs, clock }: InvocationContext, outcome: Outcome): Context {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn({ region, accountId, functionName }),
    memoryLimitInMB: '128',
    awsRequestId: requestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: `${calendarDay(clock.now())}/[$LATEST]${requestId.replaceAll('-', '')}`,
    getRemainingTimeInMillis: () => Math.max(0, endsAtMs - clock.now()),
    done: outcome.callback,
    fail: outcome.fail,
    succeed: outcome.succeed,
  };
}

/** `arn:aws:lambda:REGION:ACCOUNT:function:NAME`. */
export function functionArn({ region, accountId, functionName }: Pick<InvocationContext, 'region' | 'accountId' | 'functionName'>): string {
  return `arn:${partitionOf(region)}:lambda:${region}:${accountId}:function:${functionName}`;
}
