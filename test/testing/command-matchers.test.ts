import '../../src/testing/runners/sqs-matchers-in-jest';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  type SQSClientConfig,
} from '@aws-sdk/client-sqs';
import type { Sqs } from '../../src/sqs';
import * as matchers from '../../src/testing/matchers';
import type { QueueView } from '../../src/testing/queues/queue-view';
import { failureOf, openShop } from './shop';

expect.extend(matchers);

const config: SQSClientConfig = { region: 'eu-west-1', credentials: { accessKeyId: '123456789012', secretAccessKey: 'x' } };
const client = new SQSClient(config);
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
    expect(failureOf(() => expect(sqs).toHaveReceivedCommand(DeleteMessageCommand))).toContain('Older calls are not kept: 1 were dropped.');
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

  it('list all calls when they fail', () => {
    expect(failureOf(() => expect(sqs).toHaveReceivedCommand('PurgeQueue'))).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedCommand(command)

     Expected SQS to have received PurgeQueue.

     It received 4 calls:
       1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
       2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
       3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
       4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
    expect(failureOf(() => expect(sqs).not.toHaveReceivedCommand(SendMessageCommand))).toMatchInlineSnapshot(`
     "expect(sqs).not.toHaveReceivedCommand(command)

     Expected SQS not to have received SendMessage.

     It received 4 calls:
       → 1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
         4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
    expect(failureOf(() => expect(orders).toHaveReceivedCommandTimes(SendMessageCommand, 2))).toMatchInlineSnapshot(`
     "expect(queue).toHaveReceivedCommandTimes(command, times)

     Expected "orders" to have received SendMessage 2 times.

     It received 4 calls:
       → 1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
         4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
    expect(failureOf(() => expect(sqs).not.toHaveReceivedCommandTimes(SendMessageCommand, 1))).toMatchInlineSnapshot(`
     "expect(sqs).not.toHaveReceivedCommandTimes(command, times)

     Expected SQS not to have received SendMessage 1 time.

     It received 4 calls:
       → 1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
         4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
    expect(failureOf(() => expect(sqs).not.toHaveReceivedAnyCommand())).toMatchInlineSnapshot(`
     "expect(sqs).not.toHaveReceivedAnyCommand()

     Expected SQS not to have received any command.

     It received 4 calls:
       1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
       2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
       3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
       4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
    sqs.reset();
    expect(failureOf(() => expect(sqs).toHaveReceivedAnyCommand())).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedAnyCommand()

     Expected SQS to have received any command.

     It received no calls."
    `);
  });

  it('show the nearest miss', () => {
    const input = { MessageBody: 'order 43', MessageAttributes: { tenant: { StringValue: 'acme' } } };

    expect(failureOf(() => expect(sqs).toHaveReceivedCommandWith(SendMessageCommand, input))).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedCommandWith(command, input)

     Expected SQS to have received SendMessage with input:
       {"MessageBody": "order 43", "MessageAttributes": {"tenant": {"StringValue": "acme"}}}

     It received 4 calls:
       1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
       2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
       3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
       4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.

     Nearest: call 1, SendMessage
       input.MessageBody: expected "order 43", is "order 42""
    `);
    expect(failureOf(() => expect(sqs).not.toHaveReceivedCommandWith(SendMessageCommand, { MessageBody: expect.any(String) })))
      .toMatchInlineSnapshot(`
     "expect(sqs).not.toHaveReceivedCommandWith(command, input)

     Expected SQS not to have received SendMessage with input:
       {"MessageBody": Any<String>}

     It received 4 calls:
       → 1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
         4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
  });

  it('show the one in question', () => {
    const input = { MessageBody: 'order 1' };

    expect(failureOf(() => expect(sqs).toHaveReceivedNthCommandWith(1, SendMessageCommand, input))).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedNthCommandWith(n, command, input)

     Expected SQS to have received SendMessage as 1st call with input:
       {"MessageBody": "order 1"}

     It received 4 calls:
       → 1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
         4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.

     The 1st call:
       input.MessageBody: expected "order 1", is "order 42""
    `);
    expect(failureOf(() => expect(sqs).toHaveReceivedNthCommandWith(3, SendMessageCommand, input))).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedNthCommandWith(n, command, input)

     Expected SQS to have received SendMessage as 3rd call with input:
       {"MessageBody": "order 1"}

     It received 4 calls:
         1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
       → 3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
         4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.

     The 3rd call is ReceiveMessage.

     Nearest: call 1, SendMessage
       input.MessageBody: expected "order 1", is "order 42""
    `);
    expect(failureOf(() => expect(sqs).toHaveReceivedNthSpecificCommandWith(2, SendMessageCommand, input))).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedNthSpecificCommandWith(n, command, input)

     Expected SQS to have received a 2nd SendMessage with input:
       {"MessageBody": "order 1"}

     It received 4 calls:
       1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
       2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
       3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
       4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.

     There is no 2nd SendMessage.

     Nearest: call 1, SendMessage
       input.MessageBody: expected "order 1", is "order 42""
    `);
    expect(failureOf(() => expect(sqs).toHaveReceivedLastCommandWith(DeleteMessageCommand, { ReceiptHandle: 'y' }))).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedLastCommandWith(command, input)

     Expected SQS to have received DeleteMessage as last call with input:
       {"ReceiptHandle": "y"}

     It received 4 calls:
         1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
       → 4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle.

     The last call:
       input.ReceiptHandle: expected "y", is "x""
    `);
    expect(failureOf(() => expect(sqs).not.toHaveReceivedLastCommandWith('DeleteMessage', {}))).toMatchInlineSnapshot(`
     "expect(sqs).not.toHaveReceivedLastCommandWith(command, input)

     Expected SQS not to have received DeleteMessage as last call with input:
       {}

     It received 4 calls:
         1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
         2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
       → 4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
  });

  it('show the others', () => {
    expect(failureOf(() => expect(sqs).toHaveReceivedNoOtherCommands([SendMessageCommand, 'ReceiveMessage']))).toMatchInlineSnapshot(`
     "expect(sqs).toHaveReceivedNoOtherCommands(commands)

     Expected SQS to have received no commands but SendMessage, ReceiveMessage.

     It received 4 calls:
         1.  0 s   SendMessage       orders  {"MessageBody":"order 42","MessageAttributes":{"tenant":{"StringValue":"acme","DataType":"String"}}}  answered
       → 2.  +2 s  SendMessageBatch  orders  {"Entries":[{"Id":"a","MessageBody":"order 1"},{"Id":"b","MessageBody":"\\u0000"}]}                    1 of 2 failed: b (InvalidMessageContents)
         3.  +2 s  ReceiveMessage    orders  {}                                                                                                    1 message
       → 4.  +2 s  DeleteMessage     orders  {"ReceiptHandle":"x"}                                                                                 failed: ReceiptHandleIsInvalid: The input receipt handle "x" is not a valid receipt handle."
    `);
    sqs.reset();
    expect(failureOf(() => expect(sqs).not.toHaveReceivedNoOtherCommands())).toMatchInlineSnapshot(`
     "expect(sqs).not.toHaveReceivedNoOtherCommands(commands)

     Expected SQS not to have received no commands.

     It received no calls."
    `);
  });

  it('say what is no command, input or count', () => {
    expect(failureOf(() => expect(sqs).toHaveReceivedCommand(class PutObjectCommand {} as never))).toMatchInlineSnapshot(
      `"toHaveReceivedCommand: "PutObjectCommand" is no command of SQS. Pass the SDK's class (SendMessageCommand) or the action's name ('SendMessage')."`,
    );
    expect(failureOf(() => expect(sqs).toHaveReceivedCommand(new DeleteMessageCommand({} as never) as never))).toMatchInlineSnapshot(
      `"toHaveReceivedCommand: the command is an object (DeleteMessageCommand), not a class. Pass the SDK's class (SendMessageCommand) or the action's name ('SendMessage')."`,
    );
    expect(failureOf(() => expect(sqs).toHaveReceivedCommand(undefined as never))).toMatchInlineSnapshot(
      `"toHaveReceivedCommand: the command is undefined. Pass the SDK's class (SendMessageCommand) or the action's name ('SendMessage')."`,
    );
    expect(failureOf(() => expect(sqs).toHaveReceivedCommandWith('SendMessage', undefined as never))).toMatchInlineSnapshot(
      `"toHaveReceivedCommandWith: the input must be an object of what the command was sent with, but is undefined. Write { MessageBody: 'order 42' }, for example."`,
    );
    expect(failureOf(() => expect(sqs).toHaveReceivedNthCommandWith(0, 'SendMessage', {}))).toMatchInlineSnapshot(
      `"toHaveReceivedNthCommandWith: the first argument must be a whole number of at least 1, but is 0. Write expect(sqs).toHaveReceivedNthCommandWith(2, SendMessageCommand, input)."`,
    );
    expect(failureOf(() => expect(sqs).toHaveReceivedCommandTimes('SendMessage', -1))).toMatchInlineSnapshot(
      `"toHaveReceivedCommandTimes: the second argument must be a whole number of at least 0, but is -1. Write expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 2)."`,
    );
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
    expect(failureOf(() => expect(mock).toHaveReceivedCommandWith(PutObjectCommand, { Key: 'dog.png' }))).toMatchInlineSnapshot(`
     "expect(client).toHaveReceivedCommandWith(command, input)

     Expected the client to have received PutObject with input:
       {"Key": "dog.png"}

     It received 1 call:
       1.  PutObject  {"Bucket":"photos","Key":"cat.png"}

     Nearest: call 1, PutObject
       input.Key: expected "dog.png", is "cat.png""
    `);
  });
});
