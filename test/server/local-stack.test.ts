import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { XMLParser } from 'fast-xml-parser';
import { startSqsServer, type SqsServer } from '../../src/server';

let server: SqsServer;

beforeEach(async () => {
  server = await startSqsServer({ port: 0, clock: 'virtual', region: 'us-east-1', queues: { orders: {}, 'audit.fifo': {} } });
});
afterEach(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.endpoint}${path}`, { headers });

/** What LocalStack's endpoint shows as JSON. */
async function peek(path: string) {
  const { ReceiveMessageResponse } = (await (await get(path, { accept: 'application/json' })).json()) as {
    ReceiveMessageResponse: { ReceiveMessageResult: { Message?: unknown } | null; ResponseMetadata: object };
  };
  return ReceiveMessageResponse.ReceiveMessageResult?.Message;
}

describe('What scripts for LocalStack ask for', () => {
  it('is whether SQS runs there, in the letters that they look for', async () => {
    const text = await (await get('/_localstack/health')).text();

    expect(text).toContain('"sqs": "running"');
    expect(JSON.parse(text)).toMatchObject({ services: { sqs: 'running' } });
  });

  it.each(['/_aws/sqs/messages?QueueUrl=', '/_aws/sqs/messages/us-east-1/000000000000/'])(
    'are the messages of a queue by %s',
    async (path) => {
      const queue = path.endsWith('=') ? encodeURIComponent(`${server.endpoint}/000000000000/orders`) : 'orders';
      const orders = server.sqs.queue('orders');
      orders.send('order 1', { messageAttributes: { tenant: 'acme' } });
      orders.send('order <2>');

      const answer = await get(path + queue);
      const xml = await answer.text();

      expect(answer.headers.get('content-type')).toBe('text/xml');
      expect(new XMLParser().parse(xml).ReceiveMessageResponse.ReceiveMessageResult.Message).toMatchObject([
        { Body: 'order 1', ReceiptHandle: 'SQS/BACKDOOR/ACCESS', MessageAttribute: { Name: 'tenant', Value: { StringValue: 'acme' } } },
        { Body: 'order <2>', Attribute: expect.arrayContaining([{ Name: 'ApproximateReceiveCount', Value: 0 }]) },
      ]);
      expect(orders.messages.map(({ state, receiveCount }) => [state, receiveCount])).toEqual([
        ['visible', 0],
        ['visible', 0],
      ]);
    },
  );

  it('come as JSON as LocalStack makes it of XML: one is no list, and none is null', async () => {
    const orders = server.sqs.queue('orders');
    const none = await peek('/_aws/sqs/messages/us-east-1/000000000000/orders');
    orders.send('order 1');
    const one = await peek('/_aws/sqs/messages/us-east-1/000000000000/orders');
    orders.send('order 2');
    const two = await peek('/_aws/sqs/messages/us-east-1/000000000000/orders');

    expect(none).toBeUndefined();
    expect(one).toMatchObject({
      Body: 'order 1',
      Attribute: expect.arrayContaining([{ Name: 'ApproximateFirstReceiveTimestamp', Value: '0' }]),
    });
    expect(two).toMatchObject([{ Body: 'order 1' }, { Body: 'order 2' }]);
  });

  it('leave out those delayed or in flight, unless they are asked for', async () => {
    const orders = server.sqs.queue('orders');
    orders.send('order 1');
    await get('/000000000000/orders?Action=ReceiveMessage');
    orders.send('order 2', { delaySeconds: 10 });
    const path = '/_aws/sqs/messages/us-east-1/000000000000/orders';

    const [shown, invisible, delayed] = [await peek(path), await peek(`${path}?ShowInvisible=true`), await peek(`${path}?ShowDelayed=1`)];

    expect(shown).toBeUndefined();
    expect(invisible).toMatchObject({ Body: 'order 1', Attribute: expect.arrayContaining([{ Name: 'IsVisible', Value: 'false' }]) });
    expect(delayed).toMatchObject({ Body: 'order 2', Attribute: expect.arrayContaining([{ Name: 'IsDelayed', Value: 'true' }]) });
  });

  it('come to the SDK, too, when that path is its endpoint', async () => {
    server.sqs.queue('orders').send('order 1');
    const endpoint = `${server.endpoint}/_aws/sqs/messages`;
    const client = new SQSClient({
      endpoint,
      useQueueUrlAsEndpoint: false,
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    });

    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: `${server.endpoint}/000000000000/orders` }));
    client.destroy();

    expect(Messages).toMatchObject([{ Body: 'order 1', Attributes: { ApproximateReceiveCount: '0' } }]);
    expect(server.sqs.queue('orders').visible).toHaveLength(1);
  });

  it.each([
    '/_aws/sqs/messages',
    '/_aws/sqs/messages/us-east-1/000000000000/bills',
    '/_aws/sqs/messages?QueueUrl=a//b',
    '/_aws/sqs/messages/%E0%A4%A',
  ])('are refused where there is no such queue: %s', async (path) => {
    const refused = await get(path);

    expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('AWS.SimpleQueueService.NonExistentQueue')]);
  });
});
