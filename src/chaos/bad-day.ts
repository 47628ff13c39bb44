import {
  duplicateAfterDelete,
  duplicateDelivery,
  emptyReceive,
  lostDelete,
  lostDelivery,
  lostResponse,
  outOfOrder,
  shortBatch,
  throttle,
} from './by-hand';
import type { FaultRule } from './rule';

/**
 * A day on which SQS does everything that it may and that a correct program with the SDK gets over: deliveries that come twice, late, in
 * another order or to nobody, deletes that are lost, calls that are throttled and answers that are lost once.
 *
 * It makes no message a dead letter: it spares those with fewer than two receives left. Where timers are faked, it spares calls what the
 * SDK would have to wait for.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 *
 * @example
 * sqs.chaos.use(badDay());
 */
export function badDay(): readonly FaultRule[] {
  const gentle = [
    duplicateDelivery({ probability: 0.2 }),
    duplicateAfterDelete({ probability: 0.1 }),
    outOfOrder({ probability: 0.3 }),
    emptyReceive({ probability: 0.1 }),
    shortBatch({ probability: 0.3 }),
    lostDelivery({ probability: 0.1 }),
    lostDelete({ probability: 0.05 }),
  ];
  const retried = [throttle({ probability: 0.05 }), lostResponse({ probability: 0.05 })];
  return [...gentle, ...retried.map((rule) => ({ ...rule, needsRealTimers: true }))].map((rule) =>
    Object.freeze({ ...rule, spares: true }),
  );
}
