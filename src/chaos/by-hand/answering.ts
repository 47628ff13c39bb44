import type { FaultOptions } from '../fault-options';
import { checkFault, makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A standard queue answers that a message is deleted, and keeps it: it comes back when its visibility timeout is over.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 *
 * @example
 * sqs.chaos.once(lostDelete());
 */
export function lostDelete(options: FaultOptions = {}): FaultRule {
  checkFault('lostDelete', options);
  return makeRule('lostDelete', options, { fault: 'lostDelete' });
}

/**
 * A standard queue delivers a message once more that was deleted: one of the servers that keep it did not hear of that.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 *
 * @example
 * sqs.chaos.once(duplicateAfterDelete({ message: 'order 42' }));
 */
export function duplicateAfterDelete(options: FaultOptions = {}): FaultRule {
  checkFault('duplicateAfterDelete', options);
  return makeRule('duplicateAfterDelete', options, { fault: 'duplicateAfterDelete' });
}

/**
 * Entries of a batch fail, with `InternalError` in `Failed`, and the others do not.
 *
 * @param options - `entries`: whether `'one'` of them fails (default), drawn from the seed, or `'all'`; with `message`: all that match
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html
 *
 * @example
 * sqs.chaos.once(failEntries({ action: 'SendMessageBatch', message: 'order 42' }));
 */
export function failEntries(options: FaultOptions & { readonly entries?: 'one' | 'all' | undefined } = {}): FaultRule {
  checkFault('failEntries', options);
  return makeRule('failEntries', options, { fault: 'failEntries', ownWay: options.entries === 'all' ? 'all entries' : undefined });
}

/**
 * SQS does what a call asks for, but the connection breaks before its answer arrives. The SDK makes the call again.
 *
 * Of receives it loses those that bring messages.
 *
 * @param options - `forGood`: whether the SDK's further attempts meet the same, so that the call fails. Default `false`: the second gets through
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 *
 * @example
 * sqs.chaos.once(lostResponse({ action: 'SendMessage' })); // the message is there twice
 */
export function lostResponse(options: FaultOptions & { readonly forGood?: boolean | undefined } = {}): FaultRule {
  checkFault('lostResponse', options);
  return makeRule('lostResponse', options, { fault: 'lostResponse', ownWay: options.forGood === true ? 'for good' : 'once' });
}
