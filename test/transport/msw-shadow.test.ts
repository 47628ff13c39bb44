import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { setupServer } from 'msw/node';
import { shadow } from '../../src/parity';
import { startSqsServer, type SqsServer } from '../../src/server';
import { createSqs } from '../../src/world/sqs';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/orders';
const sqs = createSqs({ queues: { orders: {} }, endpoints: [] });
const server = setupServer(...sqs.handlers);
let backend: SqsServer;

beforeAll(async () => {
  backend = await startSqsServer({ port: 0 });
  server.listen({ onUnhandledRequest: 'error' });
});
afterAll(async () => {
  jest.useRealTimers();
  server.close();
  client.destroy();
  await backend.close();
});

describe('A shadowed SQS behind an MSW server', () => {
  it('reaches its backend past MSW, which refuses what it does not know', async () => {
    const unhandled = jest.fn();
    server.events.on('request:unhandled', unhandled);
    const shadowing = shadow(sqs, backend.endpoint);

    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 1' }));
    await client.send(new ReceiveMessageCommand({ QueueUrl }));
    await shadowing.verify();

    expect(backend.sqs.calls.map(({ action }) => action)).toEqual(expect.arrayContaining(['CreateQueue', 'SendMessage', 'ReceiveMessage']));
    expect(unhandled).not.toHaveBeenCalled();
    await shadowing.stop();
  });

  it('reaches a backend whose address is that of the mock itself', async () => {
    const twin = createSqs({ queues: { orders: {} }, endpoints: [backend.endpoint] });
    twin.listen();
    const shadowing = shadow(twin, backend.endpoint);
    const local = new SQSClient({
      region: 'us-east-1',
      endpoint: backend.endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });

    await local.send(new SendMessageCommand({ QueueUrl: `${backend.endpoint}/000000000000/orders`, MessageBody: 'order 2' }));
    await shadowing.verify();

    expect([twin.calls.length, shadowing.compared]).toEqual([1, 1]);
    await shadowing.stop();
    twin.close();
    local.destroy();
  });

  it('works under fake timers', async () => {
    jest.useFakeTimers({ doNotFake: [] });
    const shadowing = shadow(sqs, backend.endpoint);

    void sqs.handler({
      method: 'POST',
      url: 'https://sqs.us-east-1.amazonaws.com/',
      header: (name) => (name === 'x-amz-target' ? 'AmazonSQS.SendMessage' : undefined),
      body: JSON.stringify({ QueueUrl, MessageBody: 'order 3' }),
    });
    await shadowing.verify();

    expect(shadowing.compared).toBe(1);
    await shadowing.stop();
  });
});
