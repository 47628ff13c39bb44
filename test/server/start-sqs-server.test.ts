import { CreateQueueCommand, GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startSqsServer, type SqsServer } from '../../src/server';
import { startServer } from '../../src/server/start-sqs-server';
import { createSqs } from '../../src/world/sqs';

let server: SqsServer;
const clients: SQSClient[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await server.close();
});

function clientOf(region: string): SQSClient {
  const client = new SQSClient({ endpoint: server.endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  clients.push(client);
  return client;
}

describe('A server of SQS', () => {
  it('answers the SDK, and lets its queues be looked into', async () => {
    server = await startSqsServer({ port: 0, region: 'us-east-1', queues: { orders: {} } });
    const client = clientOf('us-east-1');
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }));

    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));

    expect(QueueUrl).toBe(`${server.endpoint}/000000000000/orders`);
    expect(Messages).toMatchObject([{ Body: 'order 42' }]);
    expect(server.sqs.queue('orders').inFlight).toHaveLength(1);
  });

  it.each([
    [true, ['GetQueueUrl']],
    [false, []],
  ])('that keeps calls (%s) tells of %j', async (keepsCalls, told) => {
    server = await startServer({ port: 0, region: 'us-east-1', queues: { orders: {} } }, { keepsCalls });

    await clientOf('us-east-1').send(new GetQueueUrlCommand({ QueueName: 'orders' }));

    expect(server.sqs.calls.map(({ action }) => action)).toEqual(told);
  });

  it('keeps regions apart by their queue URLs', async () => {
    server = await startSqsServer({ port: 0, region: 'us-east-1' });
    const [virginia, ireland] = [clientOf('us-east-1'), clientOf('eu-west-1')];
    const create = new CreateQueueCommand({ QueueName: 'orders' });
    const { QueueUrl: inVirginia } = await virginia.send(create);
    const { QueueUrl: inIreland } = await ireland.send(create);

    // Signed for Virginia: the URL alone tells the queue.
    await virginia.send(new SendMessageCommand({ QueueUrl: inIreland, MessageBody: 'order 42' }));

    expect(inVirginia).toBe(`${server.endpoint}/000000000000/orders`);
    expect(inIreland).toBe(`${server.endpoint}/queue/eu-west-1/000000000000/orders`);
    expect(server.sqs.queue('arn:aws:sqs:eu-west-1:000000000000:orders').messages).toHaveLength(1);
    expect(await ireland.send(new ReceiveMessageCommand({ QueueUrl: inVirginia }))).not.toHaveProperty('Messages');
  });

  it('serves an SQS that exists already, and leaves it its queues', async () => {
    const sqs = createSqs({ clock: 'virtual', queues: { orders: {} } });
    server = await startSqsServer({ port: 0, sqs });
    sqs.queue('orders').send('order 42');

    await server[Symbol.asyncDispose]();

    await expect(fetch(server.endpoint)).rejects.toThrow('fetch failed');
    expect(server.sqs).toBe(sqs);
    expect(sqs.queue('orders').messages).toHaveLength(1);
  });

  it('refuses options that an SQS would have to be made with', async () => {
    server = await startSqsServer({ port: 0 });

    await expect(startSqsServer({ port: 0, sqs: server.sqs, strict: true })).rejects.toThrow('both sqs and strict');
  });

  it('tells that it is there', async () => {
    server = await startSqsServer({ port: 0, region: 'eu-west-1', accountId: '123456789012' });

    const health = await fetch(`${server.endpoint}/_msw-sqs/health`);

    expect(await health.json()).toMatchObject({ status: 'ok', name: 'msw-sqs', region: 'eu-west-1', accountId: '123456789012' });
  });
});
