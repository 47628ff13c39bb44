import { SQS_ERRORS } from '../../core/sqs-error';
import { actionOf, type Command } from '../../testing/calls/command';
import { namesInstead, nearNames } from '../../words/near-names';
import { valueInWords } from '../../words/value-in-words';
import type { RefusalOptions } from '../fault-options';
import { isErrorCode, refusalWay } from '../faults/refusal';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/** An error as SQS answers it: its name, or one with a message of its own, such as the SDK's `new OverLimit({ … })`. */
export type RefusedWith =
  string | { readonly name: string; readonly message: string } | { readonly code: string; readonly message: string };

/**
 * SQS refuses an action with an error.
 *
 * @param command - the SDK's class, or the action's name
 * @param error - the name of an error of SQS, such as `'OverLimit'` or `'InternalFailure'`; `'connectionLost'` for a connection that
 *   breaks before SQS heard of the call; or an error with such a name and a message
 * @param options - `attempts`: how many attempts of the SDK at one call it refuses. Default `Infinity`: the call fails
 * @throws TypeError for what is no command or no error of SQS, and for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
 *
 * @example
 * sqs.chaos.once(failAction('DeleteMessage', 'InternalFailure'));
 */
export function failAction(command: Command, error: RefusedWith, options: RefusalOptions = {}): FaultRule {
  const action = actionOf(command, 'failAction');
  const making = ({ attempts = Infinity }: RefusalOptions) =>
    ({ fault: 'refused', action, ownWay: refusalWay(reasonOf(error), attempts) }) as const;
  return makeRule('failAction', options, making, `'${action}', 'OverLimit', `);
}

function reasonOf(error: unknown): string {
  if (error === 'connectionLost') return 'connection lost';
  const { name, code = name, message } = typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const given = typeof error === 'string' ? error : code;
  const known = typeof given === 'string' ? codeOf(given) : undefined;
  if (known === undefined) throw new TypeError(noError(typeof given === 'string' ? given : error));
  return `${known}: ${typeof message === 'string' && message !== '' ? message : (MESSAGES[known] ?? known)}`;
}

/** What SQS says, where that is always the same. */
const MESSAGES: Readonly<Record<string, string>> = {
  InternalFailure: 'We encountered an internal error. Please try again.',
  RequestThrottled: 'Rate exceeded',
  OverLimit: 'The maximum number of in flight messages is reached',
  QueueDoesNotExist: 'The specified queue does not exist.',
  AccessDenied: 'Access to the resource is denied.',
};

/** The short name of an error: SQS and SDKs have up to three for one. */
function codeOf(name: string): string | undefined {
  if (isErrorCode(name)) return name;
  const found = Object.entries(SQS_ERRORS).find(
    ([code, { jsonType, queryCode }]) => isErrorCode(code) && (jsonType.endsWith(`#${name}`) || queryCode === name),
  );
  return found?.[0];
}

function noError(given: unknown): string {
  const names = [...Object.keys(SQS_ERRORS).filter(isErrorCode), 'connectionLost'];
  const near = typeof given === 'string' ? nearNames(given, names).map((name) => `'${name}'`) : [];
  const hint = namesInstead(near, names);
  return `failAction: the error must be one that SQS answers, as in failAction('SendMessage', 'OverLimit'), but is ${valueInWords(given)}. ${hint}`;
}
