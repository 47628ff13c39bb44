import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type { Sqs } from '../../src/world/sqs';
import * as matchers from '../../src/testing/matchers';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { clientOf, failureOf, openShop } from './shop';

expect.extend(matchers);

const client = clientOf();
let sqs: Sqs;
let orders: QueueView;

beforeEach(() => {
  sqs = openShop().sqs;
  sqs.listen();
  orders = sqs.createQueue('orders');
});
afterEach(() => sqs.close());

const send = (MessageBody: string, others: object = {}) =>
  client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody, ...others }));

describe('sqs.calls', () => {
  it('tells what reached SQS, and what came of it', async () => {
    const sent = await send('order 42', { MessageAttributes: { key: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) } } });
    await sqs.clock.advance('1s');
    await client.send(new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle: 'x' })).catch(() => {});

    const [first, second] = sqs.calls;
    expect(first).toMatchObject({
      action: 'SendMessage',
      input: { MessageBody: 'order 42', MessageAttributes: { key: { BinaryValue: 'AQI=' } } },
      caller: { accountId: '123456789012', region: 'eu-west-1' },
      output: { MessageId: sent.MessageId },
      error: undefined,
    });
    expect(second).toMatchObject({ action: 'DeleteMessage', error: { code: 'ReceiptHandleIsInvalid' }, output: undefined });
    expect(second!.at - first!.at).toBe(1000);
    sqs.reset();
    expect(sqs.calls).toEqual([]);
  });

  it('shows a long poll while it waits', async () => {
    const poll = client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, WaitTimeSeconds: 20 }));
    await sqs.clock.advance('5s');
    expect(sqs.calls).toMatchObject([{ action: 'ReceiveMessage', output: undefined, answeredAt: undefined }]);

    await sqs.clock.advance('15s');
    await poll;
    expect(sqs.calls[0]!.answeredAt! - sqs.calls[0]!.at).toBe(20_000);
  });

  it('keeps the newest calls', async () => {
    sqs.close();
    sqs = openShop({ journalEvents: 2, queues: { orders: {} } }).sqs;
    sqs.listen();
    for (const body of ['a', 'b', 'c']) await send(body);

    expect(sqs.calls.map(({ input }) => input['MessageBody'])).toEqual(['b', 'c']);
  });

  it('keeps no more bytes than it may, of inputs and outputs', async () => {
    sqs.close();
    sqs = openShop({ journalBytes: 2000, queues: { orders: {} } }).sqs;
    sqs.listen();
    const actions = () => sqs.calls.map(({ action }) => action);

    for (const letter of ['a', 'b', 'c']) await send(letter.repeat(600));
    expect(actions()).toEqual(['SendMessage', 'SendMessage']);
    await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
    expect(actions()).toEqual(['SendMessage', 'ReceiveMessage']);
    sqs.reset();
    await send('order 42');
    expect(actions()).toEqual(['SendMessage']);
  });

  it('is asked as aws-sdk-client-mock is', async () => {
    await send('order 42');
    await send('order 7', { DelaySeconds: 5 });

    expect(sqs.commandCalls(SendMessageCommand)[1]!.args[0].input.MessageBody).toBe('order 7');
    expect(sqs.commandCalls(SendMessageCommand, { MessageBody: expect.stringContaining('4') })).toHaveLength(1);
    expect(sqs.commandCalls('SendMessage', { MessageBody: /^order/, DelaySeconds: 5 })).toEqual([sqs.calls[1]]);
    expect(sqs.commandCalls(DeleteMessageCommand)).toEqual([]);
    expect(() => sqs.commandCalls('SendMesage')).toThrow(
      'sqs.commandCalls: "SendMesage" is no command of SQS. Did you mean "SendMessage" or "SendMessageBatch"?',
    );
  });
});

describe('toHaveReceivedCommand and its kin', () => {
  beforeEach(async () => {
    await send('order 42', { MessageAttributes: { tenant: { DataType: 'String', StringValue: 'acme' } } });
    await sqs.clock.advance('2s');
    await client.send(
      new SendMessageBatchCommand({
        QueueUrl: orders.url,
        Entries: [
          { Id: 'a', MessageBody: 'order 1' },
          { Id: 'b', MessageBody: '\u0000' },
        ],
      }),
    );
    await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url }));
    await client.send(new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle: 'x' })).catch(() => {});
  });

  it('pass for what was received', () => {
    expect(sqs).toHaveReceivedCommand(SendMessageCommand);
    expect(orders).toHaveReceivedCommand('SendMessage');
    expect(sqs.createQueue('audit')).not.toHaveReceivedAnyCommand();
    expect(sqs).toHaveReceivedCommandTimes(SendMessageBatchCommand, 1);
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.stringMatching(/42/), DelaySeconds: undefined });
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageAttributes: { tenant: { StringValue: 'acme' } } });
    expect(sqs).not.toHaveReceivedCommandWith('SendMessage', { MessageBody: 'order' });
    expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageBatchCommand, { QueueUrl: orders.url });
    expect(sqs).toHaveReceivedNthSpecificCommandWith(1, ReceiveMessageCommand, {});
    expect(sqs).toHaveReceivedLastCommandWith(DeleteMessageCommand, { ReceiptHandle: 'x' });
    expect(sqs).toHaveReceivedNoOtherCommands([SendMessageCommand, SendMessageBatchCommand, ReceiveMessageCommand, DeleteMessageCommand]);
    expect(sqs).toHaveReceivedAnyCommand();
  });

  it('show the first and the last of many calls', async () => {
    for (let n = 1; n <= 20; n++) await send(`order ${n}`);

    const failure = failureOf(() => expect(sqs).toHaveReceivedCommand('PurgeQueue'));

    expect(failure).toContain('\n  10.  +2 s');
    expect(failure).toContain('\n  (4 more)\n  15.');
  });

  it('serve clients of aws-sdk-client-mock as well', () => {
    class PutObjectCommand {
      readonly input = { Bucket: 'photos', Key: 'cat.png' };
    }
    const calls = [{ args: [new PutObjectCommand()] }];
    const mock = { calls: () => calls, commandCalls: () => calls, onAnyCommand: () => {} };

    expect(mock).toHaveReceivedCommandWith(PutObjectCommand, { Key: /cat/ });
    expect(mock).not.toHaveReceivedCommand(SendMessageCommand);
  });
});
