import { historyMatcher } from '../assertions/history-matcher';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';

/**
 * Passes when a message was sent again within the deduplication interval and so not stored twice; FIFO queues only.
 *
 * @example
 * expect(sqs.queue('orders.fifo')).toHaveDeduplicated({ orderId: 42 });
 */
export const toHaveDeduplicated: Matcher = historyMatcher('toHaveDeduplicated', eventKinds.deduplicated);
