import { SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Sqs } from '../../../src/world/sqs';
import type { QueueView } from '../../../src/testing/queues/queue-view';
import { clientOf, openShop } from '../shop';
import type { Expect, Failures } from './failure';

interface Forgetful {
  readonly expect: Expect;
  readonly sqs: Sqs;
  readonly orders: QueueView;
}

/** Runs an assertion where three messages were sent, and of the events and calls the last two are known. */
function whereTwoAreKnown(assertion: (known: Forgetful) => void) {
  return async (expect: Expect): Promise<void> => {
    const { sqs } = openShop({ journalEvents: 2 });
    const orders = sqs.createQueue('orders');
    sqs.listen();
    try {
      for (const MessageBody of ['order 1', 'order 2', 'order 3'])
        await clientOf().send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody }));
      assertion({ expect, sqs, orders });
    } finally {
      sqs.close();
    }
  };
}

const third = { MessageBody: 'order 3' };

/** Of matchers whose verdict rests on what is no longer known: they would pass. */
export const unknown: Failures = {
  'toHaveBeenSent, not, where older events are not known': whereTwoAreKnown(({ expect, orders }) =>
    expect(orders).not.toHaveBeenSent('order 1'),
  ),
  'toHaveBeenSent, not, as part of what is not to be': whereTwoAreKnown(({ expect, orders }) => {
    const { toHaveBeenSent } = expect as unknown as Record<'toHaveBeenSent', (pattern: string) => unknown>;
    expect({ orders }).not.toEqual({ orders: toHaveBeenSent('order 1') });
  }),
  'toHaveBeenSentTimes, where older events are not known': whereTwoAreKnown(({ expect, orders }) => expect(orders).toHaveBeenSentTimes(2)),
  'toHaveBeenSentTimes, not, where older events are not known': whereTwoAreKnown(({ expect, sqs }) =>
    expect(sqs).not.toHaveBeenSentTimes(3),
  ),
  'toHaveBeenNthSent, where older events are not known': whereTwoAreKnown(({ expect, orders }) =>
    expect(orders).toHaveBeenNthSent(2, 'order 3'),
  ),
  'toHaveBeenSentInOrder, not, where older events are not known': whereTwoAreKnown(({ expect, orders }) =>
    expect(orders).not.toHaveBeenSentInOrder(['order 1', 'order 2']),
  ),
  'toConserveMessages, where older events are not known': whereTwoAreKnown(({ expect, sqs }) => expect(sqs).toConserveMessages()),
  'toHaveReceivedCommand, not, where older calls are not known': whereTwoAreKnown(({ expect, sqs }) =>
    expect(sqs).not.toHaveReceivedCommand('CreateQueue'),
  ),
  'toHaveReceivedCommandTimes, where older calls are not known': whereTwoAreKnown(({ expect, orders }) =>
    expect(orders).toHaveReceivedCommandTimes(SendMessageCommand, 2),
  ),
  'toHaveReceivedCommandWith, not, where older calls are not known': whereTwoAreKnown(({ expect, sqs }) =>
    expect(sqs).not.toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: 'order 1' }),
  ),
  'toHaveReceivedNthCommandWith, where older calls are not known': whereTwoAreKnown(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageCommand, third),
  ),
  'toHaveReceivedNthSpecificCommandWith, not, where older calls are not known': whereTwoAreKnown(({ expect, sqs }) =>
    expect(sqs).not.toHaveReceivedNthSpecificCommandWith(3, SendMessageCommand, third),
  ),
  'toHaveReceivedNoOtherCommands, where older calls are not known': whereTwoAreKnown(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedNoOtherCommands([SendMessageCommand]),
  ),
};
