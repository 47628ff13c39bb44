import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

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
  return makeRule('failEntries', options, ({ entries }) => ({ ownWay: entries === 'all' ? 'all entries' : undefined }));
}
