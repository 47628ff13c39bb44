import type { Fault } from '../fault';
import { guide } from './guide';
import { messagesIn } from '../../calls/messages-in';
import { maxMessages } from './is-receive';

export const FIRST = 'in flight';
/** Who works through a batch has more to do before it gets to this one. */
const LAST = 'in flight, the last of its batch';

/** A message comes once more while a consumer has it already. */
export const duplicateDelivery: Fault = {
  name: 'duplicateDelivery',
  see: `${guide}/standard-queues-at-least-once-delivery.html`,
  costsReceive: true,
  actions: ['ReceiveMessage'],
  standardOnly: 'a FIFO queue delivers no message again while a consumer has it',
  comesOut: 'later',
  ways: (call) => (maxMessages(call) > 1 ? [FIRST, LAST] : [FIRST]),
  matters: ({ output }, way) => messagesIn(output).length > (way === LAST ? 1 : 0),
  says: (_call, _way, message = 'a message') => `delivered ${message} once more while a consumer had it`,
  befall: (call, way, context) => ({
    async perform(work, input) {
      const output = await work(input);
      const meant = messagesIn(output).filter((message) => context.concerns(message));
      const copied = way === LAST ? meant.at(-1) : meant[0];
      if (copied !== undefined && context.queueOf(call)?.duplicate(copied.ReceiptHandle, context.clock.now()) === true)
        context.tell(call, 'duplicateDelivery', `made a copy of ${copied.Body} visible`);
      return output;
    },
  }),
};
