import type { Delivery } from '../deliveries';
import type { HandleUse } from '../handle-uses';
import type { History } from '../history';
import { queuesNamed } from '../../testing/calls/queues-named';
import type { Rule } from '../rule';

/** An entry of DeleteMessageBatch that was answered with `Failed`, and that nobody tried again. */
export const failedDeleteIgnored: Rule = {
  misuse: 'failed-delete-ignored',
  what: 'entries of DeleteMessageBatch that were answered with Failed are not tried again',
  why: 'The call succeeds though some of its entries failed: these messages are still in the queue, and come again.',
  cure: 'Look at Failed in the answer, and delete those entries again.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html',
  rules: [],
  needsAll: false,
  find: (history) => {
    const byHandle = new Map(history.deliveries.map((delivery) => [delivery.receiptHandle, delivery]));
    return history.uses.flatMap((use) => {
      const { call, kind, failure, receiptHandle } = use;
      const [queueArn] = queuesNamed(call);
      if (kind !== 'delete' || failure?.inBatch !== true || queueArn === undefined) return [];
      const delivery = byHandle.get(receiptHandle);
      if (delivery === undefined ? isPutRight(history, use, byHandle) : isDeletedLater(history, use, delivery)) return [];
      return [
        { queueArn, example: delivery?.message.body, steps: [history.stepOf(call, `: Failed, ${failure.code}: ${failure.message}`)] },
      ];
    });
  },
};

/** Whether it is tried again, or the message deleted when it comes again: that is what a program may count on. */
function isDeletedLater(history: History, { call }: HandleUse, delivery: Delivery): boolean {
  for (let one: Delivery | undefined = delivery; one !== undefined; one = one.next)
    if (history.usesOf(one).some((use) => use.kind === 'delete' && use.call.id > call.id)) return true;
  return false;
}

/** Whether what was received before, and meant by a handle that SQS does not know, was deleted afterwards. */
function isPutRight(history: History, { call }: HandleUse, byHandle: ReadonlyMap<string, Delivery>): boolean {
  return history.uses.some((use) => {
    const delivery = byHandle.get(use.receiptHandle);
    return (
      use.kind === 'delete' && use.failure === undefined && use.call.id > call.id && delivery !== undefined && delivery.atMs <= call.at
    );
  });
}
