import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A receive brings one message although it asks for more, and there are more.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 *
 * @example
 * sqs.chaos.use(shortBatch());
 */
export function shortBatch(options: FaultOptions = {}): FaultRule {
  return makeRule('shortBatch', options);
}
