import type { ShownQueue } from '../parts/shown-queue';
import type { TraceHistory } from './trace-history';

/** The queues that there were when so many steps had happened. */
export function shownQueues({ at, world, telling }: TraceHistory, now: number): ShownQueue[] {
  const { queues, nowMs } = at.at(now);
  const waiting = world.calls.filter(
    ({ action, at: arrivedAt, answeredAt = Infinity }) => action === 'ReceiveMessage' && arrivedAt <= nowMs && answeredAt > nowMs,
  );
  return queues.map((queue) => {
    const { redrivePolicy } = queue.settings;
    return {
      arn: queue.arn,
      name: telling.nameOf(queue.arn),
      fifo: queue.fifo,
      ...queue.counts(nowMs),
      waiting: waiting.filter(({ input }) => String(input['QueueUrl']).endsWith(`/${queue.accountId}/${queue.name}`)).length,
      deadLetterArn: redrivePolicy?.deadLetterTargetArn,
      maxReceiveCount: redrivePolicy?.maxReceiveCount,
    };
  });
}
