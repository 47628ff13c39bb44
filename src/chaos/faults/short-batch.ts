import type { Fault } from '../fault';
import { guide } from './guide';
import { maxMessages, visibleNow } from './is-receive';

/** A receive brings fewer messages than it asked for, although there are more. */
export const shortBatch: Fault = {
  name: 'shortBatch',
  see: `${guide}/sqs-short-and-long-polling.html`,
  costsReceive: false,
  actions: ['ReceiveMessage'],
  ways: (call, context) => (maxMessages(call) > 1 && visibleNow(call, context) > 1 ? ['one message'] : []),
  says: () => 'handed out one message although more were asked for, and there',
  befall: (call, _way, context) => ({
    perform(work, input) {
      context.tell(call, 'shortBatch', 'handed out one message only');
      return work({ ...input, MaxNumberOfMessages: 1 });
    },
  }),
};
