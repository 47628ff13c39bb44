import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createSqs } from '../../src';
import { holdBack, lostDelivery, lostResponse, throttle } from '../../src/chaos';
import { startSqsServer } from '../../src/server';

const options = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

describe('Faults', () => {
  it('befall who calls a server', async () => {
    await using server = await startSqsServer({ port: 0, region: 'us-east-1', queues: { orders: {} } });
    const client = new SQSClient({ ...options, endpoint: server.endpoint });
    const { QueueUrl } = await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    server.sqs.chaos.once(lostResponse({ action: 'SendMessage' }), lostDelivery());
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
    client.destroy();

    expect(Messages).toBeUndefined();
    expect(server.sqs.queue('orders').counts).toMatchObject({ visible: 1, inFlight: 1 });
  });

  it('befall calls by fetch, which fail as on a broken connection', async () => {
    const sqs = createSqs({ queues: { orders: {} } });
    sqs.listen();
    const send = () => {
      const body = JSON.stringify({ QueueUrl: sqs.queue('orders').url, MessageBody: 'order 42' });
      const headers = { 'x-amz-target': 'AmazonSQS.SendMessage', 'content-type': 'application/x-amz-json-1.0' };
      return fetch(sqs.queue('orders').url, { method: 'POST', headers, body });
    };
    sqs.chaos.once(lostResponse(), throttle());

    await expect(send()).rejects.toThrow('fetch failed');
    expect(sqs.queue('orders').messages).toHaveLength(1);
    expect((await send()).status).toBe(403);
    sqs.close();
  });

  it('that hold a call let it go by themselves where time is skipped', async () => {
    const sqs = createSqs({ clock: 'virtual', autoAdvance: true, queues: { orders: {} } });
    sqs.listen();
    const client = new SQSClient(options);
    sqs.chaos.once(holdBack({ what: 'call', by: '1h' }));
    const startMs = sqs.clock.now();
    await client.send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'order 42' }));

    expect(sqs.clock.now() - startMs).toBe(3_600_000);
    client.destroy();
    sqs.close();
  });
});
