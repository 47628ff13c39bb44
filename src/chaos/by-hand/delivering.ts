import type { FaultOptions } from '../fault-options';
import { checkFault, makeRule } from '../make-rule';
import type { FaultRule } from '../rule';

/**
 * A standard queue delivers a message once more while a consumer has it: the next receive gets it, too.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 *
 * @example
 * sqs.chaos.use(duplicateDelivery({ queue: 'orders', message: { orderId: 42 } }));
 */
export function duplicateDelivery(options: FaultOptions = {}): FaultRule {
  checkFault('duplicateDelivery', options);
  return makeRule('duplicateDelivery', options, { fault: 'duplicateDelivery' });
}

/**
 * A standard queue hands out the newest message first, where more than one is visible.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html
 *
 * @example
 * sqs.chaos.once(outOfOrder());
 */
export function outOfOrder(options: FaultOptions = {}): FaultRule {
  checkFault('outOfOrder', options);
  return makeRule('outOfOrder', options, { fault: 'outOfOrder' });
}

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
  checkFault('emptyReceive', options);
  return makeRule('emptyReceive', options, { fault: 'emptyReceive' });
}

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
  checkFault('shortBatch', options);
  return makeRule('shortBatch', options, { fault: 'shortBatch' });
}

/**
 * A receive counts, but its messages reach nobody: its answer is empty, and they come back when their visibility timeout is over.
 *
 * @throws TypeError for options that cannot be
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 *
 * @example
 * sqs.chaos.once(lostDelivery({ queue: 'orders' }));
 */
export function lostDelivery(options: FaultOptions = {}): FaultRule {
  checkFault('lostDelivery', options);
  return makeRule('lostDelivery', options, { fault: 'lostDelivery' });
}
