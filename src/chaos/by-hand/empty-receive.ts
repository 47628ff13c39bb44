import type { FaultOptions } from '../fault-options';
import { makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A receive from a standard queue finds nothing although there are messages; a long poll waits in vain until its time is over.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html
 *
 * @example
 * sqs.chaos.use(emptyReceive({ probability: 0.2 }));
 */
export function emptyReceive(options: FaultOptions = {}): FaultRule {
  return makeRule('emptyReceive', options);
}
