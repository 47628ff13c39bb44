import {
  DeleteMessageCommand,
  DeleteQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { Sqs } from '../../../src/world/sqs';
import type { QueueView } from '../../../src/testing/queues/queue-view';
import type { SqsOptions } from '../../../src/world/sqs-options';
import { clientOf, openShop } from '../shop';
import type { Expect, Failures } from './failure';

interface Called {
  readonly expect: Expect;
  readonly sqs: Sqs;
  readonly orders: QueueView;
}

/** Runs an assertion where four calls have reached SQS, of which one failed in part and one altogether. */
function afterFourCalls(assertion: (called: Called) => void, options: SqsOptions = {}) {
  return async (expect: Expect): Promise<void> => {
    const { sqs } = openShop(options);
    const orders = sqs.createQueue('orders');
    sqs.listen();
    try {
      await fourCalls(sqs, orders.url);
      assertion({ expect, sqs, orders });
    } finally {
      sqs.close();
    }
  };
}

async function fourCalls(sqs: Sqs, QueueUrl: string): Promise<void> {
  const client = clientOf();
  const MessageAttributes = { tenant: { DataType: 'String', StringValue: 'acme' } };
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42', MessageAttributes }));
  await sqs.clock.advance('2s');
  const Entries = [
    { Id: 'a', MessageBody: 'order 1' },
    { Id: 'b', MessageBody: '\u0000' },
  ];
  await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  await client.send(new ReceiveMessageCommand({ QueueUrl }));
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'x' })).catch(() => {});
}

class PutObjectCommand {
  readonly input = { Bucket: 'photos', Key: 'cat.png' };
}

/** A client as aws-sdk-client-mock mocks it. */
function mockedClient() {
  const calls = [{ args: [new PutObjectCommand()] }];
  return { calls: () => calls, commandCalls: () => calls, onAnyCommand: () => {} };
}

const input = { MessageBody: 'order 1' };

/** Of matchers that look at calls. */
export const received: Failures = {
  'toHaveReceivedCommand lists all calls': afterFourCalls(({ expect, sqs }) => expect(sqs).toHaveReceivedCommand('PurgeQueue')),
  'toHaveReceivedCommand, not': afterFourCalls(({ expect, sqs }) => expect(sqs).not.toHaveReceivedCommand(SendMessageCommand)),
  'toHaveReceivedCommand says that older calls are not kept': afterFourCalls(
    ({ expect, sqs }) => expect(sqs).toHaveReceivedCommand(SendMessageCommand),
    { journalEvents: 2 },
  ),
  'toHaveReceivedCommandTimes counts': afterFourCalls(({ expect, orders }) =>
    expect(orders).toHaveReceivedCommandTimes(SendMessageCommand, 2),
  ),
  'toHaveReceivedCommandTimes, not': afterFourCalls(({ expect, sqs }) => expect(sqs).not.toHaveReceivedCommandTimes(SendMessageCommand, 1)),
  'toHaveReceivedAnyCommand, of none': (expect) => expect(openShop().sqs).toHaveReceivedAnyCommand(),
  'toHaveReceivedAnyCommand, not': afterFourCalls(({ expect, sqs }) => expect(sqs).not.toHaveReceivedAnyCommand()),

  'toHaveReceivedCommandWith shows the nearest miss': afterFourCalls(({ expect, sqs }) => {
    const wanted = { MessageBody: 'order 43', MessageAttributes: { tenant: { StringValue: 'acme' } } };
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, wanted);
  }),
  'toHaveReceivedCommandWith, not': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).not.toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.any(String) }),
  ),
  'toHaveReceivedCommandWith, with a member that is undefined': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: 'order 42', DelaySeconds: undefined }),
  ),
  'toHaveReceivedCommandWith, of a mocked client': (expect) =>
    expect(mockedClient()).toHaveReceivedCommandWith(PutObjectCommand, { Key: 'dog.png' }),

  'toHaveReceivedNthCommandWith shows the call in question': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedNthCommandWith(1, SendMessageCommand, input),
  ),
  'toHaveReceivedNthCommandWith tells that it is another command': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedNthCommandWith(3, SendMessageCommand, input),
  ),
  'toHaveReceivedNthCommandWith, not': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).not.toHaveReceivedNthCommandWith(3, ReceiveMessageCommand, {}),
  ),
  'toHaveReceivedNthSpecificCommandWith, of too few': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedNthSpecificCommandWith(2, SendMessageCommand, input),
  ),
  'toHaveReceivedNthSpecificCommandWith, not': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).not.toHaveReceivedNthSpecificCommandWith(1, SendMessageCommand, { MessageBody: /42/ }),
  ),
  'toHaveReceivedLastCommandWith shows the last one': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedLastCommandWith(DeleteMessageCommand, { ReceiptHandle: 'y' }),
  ),
  'toHaveReceivedLastCommandWith, not': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).not.toHaveReceivedLastCommandWith('DeleteMessage', {}),
  ),

  'toHaveReceivedNoOtherCommands marks the others': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).toHaveReceivedNoOtherCommands([SendMessageCommand, 'ReceiveMessage']),
  ),
  'toHaveReceivedNoOtherCommands, not': (expect) => expect(openShop().sqs).not.toHaveReceivedNoOtherCommands(),

  'toConserveMessages lists entries that failed and were not sent again': afterFourCalls(({ expect, sqs }) =>
    expect(sqs).toConserveMessages(),
  ),
  'toConserveMessages, not': async (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders', { deadLetterQueue: 'orders-dlq', maxReceiveCount: 1, MessageRetentionPeriod: 3600 });
    orders.send('deleted');
    shop.delete(orders, shop.receive(orders));
    orders.send('dead-lettered');
    shop.receive(orders);
    await shop.wait(31);
    shop.receive(orders);
    orders.send('purged');
    orders.purge();
    orders.send('still there');
    expect(shop.sqs).not.toConserveMessages();
  },
  'toConserveMessages tells what expired, and what went with its queue': async (expect) => {
    const shop = openShop();
    const orders = shop.queue('orders', { MessageRetentionPeriod: 3600 });
    orders.send('expired');
    await shop.wait(3601);
    shop.queue('audit').send('gone with its queue');
    shop.sqs.listen();
    try {
      await clientOf().send(new DeleteQueueCommand({ QueueUrl: shop.sqs.queue('audit').url }));
    } finally {
      shop.sqs.close();
    }
    expect(shop.sqs).toConserveMessages();
  },
  'toConserveMessages, not of one queue': (expect) => {
    const audit = openShop().queue('audit');
    audit.send('started');
    expect(audit).not.toConserveMessages();
  },
};
