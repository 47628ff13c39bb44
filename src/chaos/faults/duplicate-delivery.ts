import type { Fault } from '../fault';
import { guide } from './guide';
import { broughtMessages, messagesIn } from './handed-out';

/** A message comes once more while a consumer has it already. */
export const duplicateDelivery: Fault = {
  name: 'duplicateDelivery',
  see: `${guide}/standard-queues-at-least-once-delivery.html`,
  costsReceive: true,
  actions: ['ReceiveMessage'],
  standardOnly: 'a FIFO queue delivers no message again while a consumer has it',
  comesOut: 'later',
  ways: () => ['in flight'],
  matters: broughtMessages,
  says: () => 'delivered a message once more while a consumer had it',
  befall: (call, _way, context) => ({
    async perform(work, input) {
      const output = await work(input);
      const copied = messagesIn(output).find((message) => context.concerns(message));
      if (copied !== undefined && context.queueOf(call)?.duplicate(copied.ReceiptHandle, context.clock.now()) === true)
        context.tell(call, 'duplicateDelivery', `made a copy of ${copied.Body} visible`);
      return output;
    },
  }),
};
