import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { shadow, type Shadowing } from '../../src/parity';
import { startSqsServer, type SqsServer } from '../../src/server';
import { createSqs, type Sqs } from '../../src/sqs';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const urlOf = (name: string): string => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`;
const QueueUrl = urlOf('orders');

let server: SqsServer;
let sqs: Sqs;
let shadowing: Shadowing;

beforeEach(async () => {
  server = await startSqsServer({ port: 0 });
  sqs = createSqs();
  sqs.listen();
  shadowing = shadow(sqs, server.endpoint);
});
afterEach(async () => {
  await shadowing.stop();
  sqs.close();
  await server.close();
});
afterAll(() => client.destroy());

const send = (MessageBody: string, more: object = {}) => client.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (more: object = {}) => (await client.send(new ReceiveMessageCommand({ QueueUrl, ...more }))).Messages ?? [];
const remove = (ReceiptHandle: string | undefined) => client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));

describe('A shadowed SQS', () => {
  it('finds no difference to its like', async () => {
    await client.send(new CreateQueueCommand({ QueueName: 'orders', Attributes: { VisibilityTimeout: '20' } }));
    await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    await client.send(new ListQueuesCommand({ QueueNamePrefix: 'ord' }));
    await send('order 1', { MessageAttributes: { customer: { DataType: 'String', StringValue: 'ada' } } });
    await client.send(new SendMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'b', MessageBody: '2' }, { Id: 'a', MessageBody: '3' }] }));
    const all = { MaxNumberOfMessages: 10, MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All' as const] };
    const [first, ...others] = await receive(all);
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: first!.ReceiptHandle, VisibilityTimeout: 0 }));
    await remove((await receive(all))[0]!.ReceiptHandle);
    await client.send(
      new DeleteMessageBatchCommand({ QueueUrl, Entries: others.map(({ ReceiptHandle }, index) => ({ Id: `${index}`, ReceiptHandle })) }),
    );
    await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));

    await shadowing.verify();

    expect(shadowing.compared).toBe(10);
    expect(shadowing.notComparable).toEqual([]);
  });
});
