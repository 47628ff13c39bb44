import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { setupServer } from 'msw/node';
import { createSqs } from '../../src';
import { duplicateDelivery, lostDelete, lostDelivery, lostResponse, throttle } from '../../src/chaos';

const sqs = createSqs({ region: 'us-east-1', queues: { orders: {} } });
const server = setupServer(...sqs.handlers);
const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const once = new SQSClient({ region: 'us-east-1', maxAttempts: 1, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const QueueUrl = sqs.queue('orders').url;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => sqs.reset());
afterAll(() => {
  server.close();
  client.destroy();
  once.destroy();
});

const send = (by = client) => by.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
const receive = async () => (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))).Messages ?? [];

describe('By the handlers of an MSW server', () => {
  it('an answer that is lost is asked for again by the SDK, and the message is there twice', async () => {
    sqs.chaos.once(lostResponse({ action: 'SendMessage' }));
    await send();

    expect(await receive()).toHaveLength(2);
  });

  it('an answer that is lost for good fails the call, and the message is there', async () => {
    sqs.chaos.once(lostResponse({ action: 'SendMessage' }));

    await expect(send(once)).rejects.toThrow('socket hang up');
    expect(await receive()).toHaveLength(1);
  });

  it('a call that is throttled gets through when it is tried again', async () => {
    sqs.chaos.once(throttle());
    await send();

    expect(await receive()).toHaveLength(1);
    expect(sqs.calls.map(({ error }) => error?.code)).toEqual(['RequestThrottled', undefined, undefined]);
  });

  it('a message comes twice, or to nobody, and a delete does not delete', async () => {
    await send();
    sqs.chaos.once(lostDelivery());
    expect(await receive()).toEqual([]);
    await send();
    sqs.chaos.once(duplicateDelivery());
    const [first] = await receive();
    const [again] = await receive();
    sqs.chaos.once(lostDelete());
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again!.ReceiptHandle! }));

    expect(again!.MessageId).toBe(first!.MessageId);
    expect(sqs.queue('orders').counts).toMatchObject({ visible: 0, inFlight: 2 });
  });
});
