import type { Call } from '../../calls/call';
import type { Fault } from '../fault';
import { entryWays, partedBy, withSuccessful } from './entry';
import { apiReference } from './guide';
import { handleIn, isHeld, isOfStandardQueue, isOneOf } from './handed-out';

const isDelete = (call: Call): boolean => isOneOf(call, 'DeleteMessage', 'DeleteMessageBatch');

/** SQS says that a message is deleted, and it is not: it comes back by its visibility timeout. */
export const lostDelete: Fault = {
  name: 'lostDelete',
  see: `${apiReference}/API_DeleteMessage.html`,
  costsReceive: true,
  actions: ['DeleteMessage', 'DeleteMessageBatch'],
  standardOnly: 'a FIFO queue deletes a message, or says that it did not',
  ways: (call, context) => {
    if (!isDelete(call) || !isOfStandardQueue(call, context)) return [];
    return call.action === 'DeleteMessage' ? ['the message'] : entryWays(call);
  },
  says: () => 'answered that a message was deleted, which it was not',
  befall: (call, way, context) => ({
    async perform(work, input) {
      const single = call.action === 'DeleteMessage';
      const { meant, others } = partedBy(way, call);
      const handles = single ? [handleIn(call)] : meant.map(({ ReceiptHandle }) => ReceiptHandle);
      const [queue, nowMs] = [context.queueOf(call), context.clock.now()];
      if (queue === undefined || !handles.every((handle) => isHeld(queue, handle, nowMs))) return work(input);
      context.tell(call, 'lostDelete', 'said that the message is deleted, but kept it');
      return single ? {} : withSuccessful(others.length === 0 ? {} : await work({ ...input, Entries: others }), meant);
    },
  }),
};
