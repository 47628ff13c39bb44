import type { Fault } from '../fault';
import { guide } from './guide';
import { visibleNow } from './is-receive';

/** The newest message comes first. */
export const outOfOrder: Fault = {
  name: 'outOfOrder',
  see: `${guide}/standard-queues.html`,
  costsReceive: false,
  actions: ['ReceiveMessage'],
  standardOnly: 'a FIFO queue keeps the order within a message group',
  ways: (call, context) => (visibleNow(call, context) > 1 ? ['newest first'] : []),
  says: () => 'handed out messages in another order than they were sent',
  befall: (call, _way, context) => ({
    perform(work, input) {
      context.reverse(call);
      context.tell(call, 'outOfOrder', 'handed out the newest message first');
      return work(input);
    },
  }),
};
