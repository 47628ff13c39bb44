import type { Fault } from '../fault';
import { entryWays, partedBy, withSuccessful } from './entry';
import { guide } from './guide';
import { handleIn, isHeld, isOfStandardQueue, isOneOf } from './handed-out';

/** A message comes once more after its delete: one of the servers that keep it did not hear of that. */
export const duplicateAfterDelete: Fault = {
  name: 'duplicateAfterDelete',
  see: `${guide}/standard-queues-at-least-once-delivery.html`,
  costsReceive: true,
  actions: ['DeleteMessage', 'DeleteMessageBatch'],
  standardOnly: 'a FIFO queue delivers no message again that is deleted',
  ways: (call, context) => {
    if (!isOneOf(call, 'DeleteMessage', 'DeleteMessageBatch') || !isOfStandardQueue(call, context)) return [];
    return call.action === 'DeleteMessage' ? ['at once'] : entryWays(call);
  },
  says: () => 'delivered a message once more after it was deleted',
  befall: (call, way, context) => ({
    async perform(work, input) {
      const single = call.action === 'DeleteMessage';
      const { meant, others } = partedBy(way, call);
      const handles = single ? [handleIn(call)] : meant.map(({ ReceiptHandle }) => ReceiptHandle);
      const [queue, nowMs] = [context.queueOf(call), context.clock.now()];
      if (queue === undefined || !handles.every((handle) => isHeld(queue, handle, nowMs))) return work(input);
      for (const handle of handles) queue.duplicate(handle!, nowMs);
      context.tell(call, 'duplicateAfterDelete', 'deleted the message on all servers but one');
      return single ? {} : withSuccessful(others.length === 0 ? {} : await work({ ...input, Entries: others }), meant);
    },
  }),
};
