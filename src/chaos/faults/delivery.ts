import type { Call } from '../../calls/call';
import type { Fault, FaultContext } from '../fault';
import { broughtMessages, messagesIn } from './handed-out';

const GUIDE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide';

const isReceive = ({ action }: Call): boolean => action === 'ReceiveMessage';
const isOfStandardQueue = (call: Call, context: FaultContext): boolean => context.queueOf(call)?.fifo === false;
const maxMessages = ({ input }: Call): number => Number((input as { MaxNumberOfMessages?: number }).MaxNumberOfMessages ?? 1);

/** A message comes once more while a consumer has it already. */
export const duplicateDelivery: Fault = {
  name: 'duplicateDelivery',
  see: `${GUIDE}/standard-queues-at-least-once-delivery.html`,
  costsReceive: true,
  ways: (call, context) => (isReceive(call) && isOfStandardQueue(call, context) ? ['in flight'] : []),
  matters: broughtMessages,
  says: () => 'delivered a message once more while a consumer had it',
  befall: (call, way, context) => ({
    async perform(work, input) {
      const output = await work(input);
      const [first] = messagesIn(output);
      if (first !== undefined && context.queueOf(call)?.duplicate(first.ReceiptHandle, context.clock.now()) === true)
        context.tell(call, 'duplicateDelivery', `made a copy of ${first.Body} visible`);
      return output;
    },
  }),
};

/** The newest message comes first. */
export const outOfOrder: Fault = {
  name: 'outOfOrder',
  see: `${GUIDE}/standard-queues.html`,
  costsReceive: false,
  ways: (call, context) =>
    isReceive(call) && isOfStandardQueue(call, context) && context.queueOf(call)!.counts(context.clock.now()).visible > 1
      ? ['newest first']
      : [],
  says: () => 'handed out messages in another order than they were sent',
  befall: (call, _way, context) => ({
    perform(work, input) {
      context.reverse(call);
      context.tell(call, 'outOfOrder', 'handed out the newest message first');
      return work(input);
    },
  }),
};

/** The receive counts, but its messages reach nobody; they come back by their visibility timeout. */
export const lostDelivery: Fault = {
  name: 'lostDelivery',
  see: `${GUIDE}/sqs-dead-letter-queues.html`,
  costsReceive: true,
  ways: (call) => (isReceive(call) ? ['to nobody'] : []),
  matters: broughtMessages,
  says: () => 'handed out a message that reached nobody: the receive counted, its answer was empty',
  befall: (call, _way, context) => ({
    async perform(work, input) {
      const output = await work(input);
      const messages = messagesIn(output);
      if (messages.length === 0) return output;
      context.tell(call, 'lostDelivery', `handed out ${messages.map(({ Body }) => Body).join(', ')} to nobody`);
      return { Messages: [] };
    },
  }),
};

/** A receive finds nothing, although there are messages. */
export const emptyReceive: Fault = {
  name: 'emptyReceive',
  see: `${GUIDE}/sqs-short-and-long-polling.html`,
  costsReceive: false,
  ways: (call, context) =>
    isReceive(call) && isOfStandardQueue(call, context) && context.queueOf(call)!.counts(context.clock.now()).visible > 0
      ? ['nothing found']
      : [],
  says: () => 'answered a receive with nothing although there were messages',
  befall: (call, _way, context) => ({
    perform() {
      context.tell(call, 'emptyReceive', 'found none of the messages');
      return { Messages: [] };
    },
  }),
};

/** A receive brings fewer messages than it asked for, although there are more. */
export const shortBatch: Fault = {
  name: 'shortBatch',
  see: `${GUIDE}/sqs-short-and-long-polling.html`,
  costsReceive: false,
  ways: (call, context) =>
    isReceive(call) && maxMessages(call) > 1 && (context.queueOf(call)?.counts(context.clock.now()).visible ?? 0) > 1
      ? ['one message']
      : [],
  says: () => 'handed out one message although more were asked for, and there',
  befall: (call, _way, context) => ({
    perform(work, input) {
      context.tell(call, 'shortBatch', 'handed out one message only');
      return work({ ...input, MaxNumberOfMessages: 1 });
    },
  }),
};
