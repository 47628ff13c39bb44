import '../../src/testing/matchers/types/sqs-matchers-in-jest';
import {
  CancelMessageMoveTaskCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { worldBehind } from '../../src/testing/world/test-world';
import { useWorldOfFile } from '../../src/testing/world/current-world';
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
  useWorldOfFile(() => worldBehind(sqs)!.world);
});
afterEach(() => sqs.close());
afterAll(() => useWorldOfFile(() => undefined));

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
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.stringMatching(/42/) });
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageAttributes: { tenant: { StringValue: 'acme' } } });
    expect(sqs).not.toHaveReceivedCommandWith('SendMessage', { MessageBody: 'order' });
    expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageBatchCommand, { QueueUrl: orders.url });
    expect(sqs).toHaveReceivedNthSpecificCommandWith(1, ReceiveMessageCommand, {});
    expect(sqs).toHaveReceivedLastCommandWith(DeleteMessageCommand, { ReceiptHandle: 'x' });
    expect(sqs).toHaveReceivedNoOtherCommands([SendMessageCommand, SendMessageBatchCommand, ReceiveMessageCommand, DeleteMessageCommand]);
    expect(sqs).toHaveReceivedAnyCommand();
  });

  it('take an undefined member of an input as aws-sdk-client-mock does', () => {
    const withAttribute = (attribute: object) => ({ MessageAttributes: { tenant: attribute } });

    expect(sqs).not.toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: 'order 42', DelaySeconds: undefined });
    expect(sqs).not.toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: undefined });
    expect(sqs).not.toHaveReceivedNthCommandWith(1, SendMessageCommand, { DelaySeconds: undefined });
    expect(sqs).not.toHaveReceivedLastCommandWith(DeleteMessageCommand, { ReceiptHandle: 'x', QueueUrl: undefined });
    // Further inside it stands for what is missing, too.
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, withAttribute({ StringValue: 'acme', BinaryValue: undefined }));
    expect(sqs).not.toHaveReceivedCommandWith(SendMessageCommand, withAttribute({ DataType: 'String', StringValue: undefined }));
    expect(sqs.commandCalls(SendMessageCommand, { MessageBody: 'order 42', DelaySeconds: undefined })).toHaveLength(1);
    expect(sqs.commandCalls(SendMessageCommand, { MessageBody: undefined })).toHaveLength(0);
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

  it('compare the inputs of such clients as they were given', () => {
    class PutObjectCommand {
      readonly input = { Body: Buffer.from('a cat'), Expires: new Date(0), Key: undefined };
    }
    const calls = [{ args: [new PutObjectCommand()] }];
    const mock = { calls: () => calls, commandCalls: () => calls, onAnyCommand: () => {} };

    expect(mock).toHaveReceivedCommandWith(PutObjectCommand, { Body: Buffer.from('a cat'), Expires: new Date(0), Key: undefined });
    expect(mock).not.toHaveReceivedCommandWith(PutObjectCommand, { Body: Buffer.from('a dog') });
  });
});

describe('A queue as the subject of call matchers', () => {
  it('has received the calls that name it otherwise than by its URL', async () => {
    const deadLetters = sqs.createQueue('orders-dlq');
    sqs.createQueue('refunds', { deadLetterQueue: 'orders-dlq' });
    const abroad = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' } });
    await client.send(new CreateQueueCommand({ QueueName: 'orders' }));
    await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    await abroad.send(new GetQueueUrlCommand({ QueueName: 'orders' })).catch(() => {});
    const move = { SourceArn: deadLetters.arn, DestinationArn: orders.arn, MaxNumberOfMessagesPerSecond: 1 };
    deadLetters.send('order 42');
    deadLetters.send('order 43');
    const { TaskHandle } = await client.send(new StartMessageMoveTaskCommand(move));
    await client.send(new ListMessageMoveTasksCommand({ SourceArn: deadLetters.arn }));
    await client.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
    await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLetters.url }));

    expect(orders).toHaveReceivedCommandTimes(CreateQueueCommand, 1);
    expect('orders').not.toHaveReceivedCommand(ListMessageMoveTasksCommand);
    expect(orders).toHaveReceivedCommandTimes(GetQueueUrlCommand, 1);
    expect(orders).toHaveReceivedLastCommandWith(StartMessageMoveTaskCommand, { SourceArn: deadLetters.arn });
    expect(deadLetters.arn).toHaveReceivedNthCommandWith(1, StartMessageMoveTaskCommand, { DestinationArn: orders.arn });
    expect(deadLetters).toHaveReceivedNthCommandWith(3, CancelMessageMoveTaskCommand, { TaskHandle: TaskHandle! });
    expect(deadLetters).toHaveReceivedLastCommandWith(ListDeadLetterSourceQueuesCommand, {});
    expect(() => expect(orders).not.toHaveReceivedCommand(GetQueueUrlCommand)).toThrow('GetQueueUrl');
  });

  it('may be one that was deleted', async () => {
    await client.send(new DeleteQueueCommand({ QueueUrl: orders.url }));

    expect(orders).toHaveReceivedCommand(DeleteQueueCommand);
    expect(() => expect('orders').not.toHaveReceivedCommand(DeleteQueueCommand)).toThrow('there is no queue "orders"');
  });
});

describe('Where older calls are not known', () => {
  const told = /Older calls are not kept: 1 was dropped \(options journalEvents, journalBytes\)/;

  beforeEach(async () => {
    sqs.close();
    sqs = openShop({ journalEvents: 2 }).sqs;
    orders = sqs.createQueue('orders');
    sqs.listen();
    for (const body of ['order 1', 'order 2', 'order 3']) await send(body);
  });

  it('verdicts hold that nothing older could change', () => {
    expect(sqs).toHaveReceivedCommand(SendMessageCommand);
    expect(sqs).toHaveReceivedAnyCommand();
    expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: 'order 2' });
    expect(orders).toHaveReceivedLastCommandWith(SendMessageCommand, { MessageBody: 'order 3' });
    expect(sqs).not.toHaveReceivedCommandTimes(SendMessageCommand, 1);
    expect(sqs).not.toHaveReceivedNoOtherCommands(['DeleteMessage']);
  });

  it('any other is an error that names the option', () => {
    expect(() => expect(sqs).not.toHaveReceivedCommand(DeleteMessageCommand)).toThrow(told);
    expect(() => expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 2)).toThrow(told);
    expect(() => expect(sqs).toHaveReceivedNthCommandWith(1, SendMessageCommand, { MessageBody: 'order 2' })).toThrow(told);
    expect(() => expect(sqs).toHaveReceivedNoOtherCommands([SendMessageCommand])).toThrow(told);
    expect(() => expect(sqs.createQueue('audit')).not.toHaveReceivedAnyCommand()).toThrow(told);
  });
});
