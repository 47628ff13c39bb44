import type { Fault } from '../fault';
import { guide } from './guide';
import { messagesIn } from '../../calls/messages-in';
import { broughtMessages } from './is-receive';

/** The receive counts, but its messages reach nobody; they come back by their visibility timeout. */
export const lostDelivery: Fault = {
  name: 'lostDelivery',
  see: `${guide}/sqs-dead-letter-queues.html`,
  costsReceive: true,
  actions: ['ReceiveMessage'],
  comesOut: 'later',
  ways: () => ['to nobody'],
  matters: broughtMessages,
  says: (_call, _way, message = 'a message') => `handed out ${message} to nobody: the receive counted, its answer was empty`,
  befall: (call, _way, context) => ({
    async perform(work, input) {
      const output = await work(input);
      const messages = messagesIn(output);
      if (!context.concernsOneOf(messages)) return output;
      context.tell(call, 'lostDelivery', `handed out ${messages.map(({ Body }) => Body).join(', ')} to nobody`);
      return {};
    },
  }),
};
