import { ConnectionLost } from '../../calls/misfortune';
import { SQS_ERRORS, SqsError, type SqsErrorCode } from '../../core/sqs-error';
import type { Refusal } from '../fault';

/** As often as a call is tried. */
export const FOR_GOOD = 'for good';

/** What never reaches the program: the connection breaks. */
export const connectionLost: Refusal = () => 'connection lost';

/** What SQS answers when something is wrong with it. */
export const internalError: Refusal = () => new SqsError('InternalFailure', 'We encountered an internal error. Please try again.');

const NAMED: Readonly<Record<string, Refusal>> = {
  throttled: () => new SqsError('RequestThrottled', 'Rate exceeded'),
  'internal error': internalError,
  'connection lost': connectionLost,
};

/** Throws what a refusal says. */
export function throwRefusal(refusal: Refusal): never {
  const error = refusal();
  throw error === 'connection lost' ? new ConnectionLost('The connection broke before the answer arrived.') : error;
}

/** A refusal and how often the SDK meets it, out of a way: `throttled, for good`, `OverLimit: too many, 2 times`. */
export function refusalIn(way: string): { readonly refusal: Refusal; readonly times: number } {
  const [, why, howOften] = /^(.*), ([^,]*)$/s.exec(way) ?? [undefined, way, 'once'];
  const times = howOften === 'once' ? 1 : howOften === FOR_GOOD ? Infinity : Number.parseInt(howOften!, 10);
  const [, code, message] = /^(\w+): (.*)$/s.exec(why!) ?? [];
  return { refusal: NAMED[why!] ?? (() => new SqsError(code as SqsErrorCode, message!)), times };
}

/** How a way tells it. */
export function refusalWay(why: string, times: number): string {
  return `${why}, ${times === Infinity ? FOR_GOOD : times === 1 ? 'once' : `${times} times`}`;
}

/** Whether SQS has an error of this name. */
export function isErrorCode(name: string): name is SqsErrorCode {
  return Object.hasOwn(SQS_ERRORS, name) && name !== 'WaitAborted';
}
