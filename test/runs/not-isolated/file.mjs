import { SendMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sqs } from 'msw-sqs/vitest';
import { beforeAll, expect, it } from 'vitest';

const client = new SQSClient({ region: 'eu-west-1' });

/** The tests of one of several files, which share this module. */
export function describeFile(name) {
  const orders = sqs.createQueue('orders');
  const send = (MessageBody) => client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody }));
  beforeAll(() => void orders.send(`of the file ${name}`));

  it('finds what its own file has set up, and nothing else', async () => {
    expect(orders.messages.map(({ body }) => body)).toEqual([`of the file ${name}`]);
    expect(sqs).not.toHaveReceivedAnyCommand();
    expect(() => sqs.queue('of-another-file')).toThrow('There is no queue');
    sqs.createQueue('of-another-file');
    await send('order 1');
    await client.send(new SetQueueAttributesCommand({ QueueUrl: orders.url, Attributes: { VisibilityTimeout: '60' } }));
  });

  it('begins with empty queues', async () => {
    expect(orders).toBeEmpty();
    expect(orders.attributes).toEqual({});
    expect(() => sqs.createQueue('of-another-file', { VisibilityTimeout: 20 })).toThrow('It was created by the test "finds what its own');
    await send('order 2');
    expect('orders').toHaveBeenSentTimes(1);
  });

  let tries = 0;
  it('finds all as it was when it is tried again', { retry: 1 }, async () => {
    expect(orders).toBeEmpty();
    expect(orders.attributes).toEqual({});
    await send('order 3');
    await client.send(new SetQueueAttributesCommand({ QueueUrl: orders.url, Attributes: { VisibilityTimeout: '60' } }));
    expect(++tries).toBe(2);
  });

  it.concurrent.each([1, 2])('has a world for each of its concurrent tests: %i', async () => {
    await send('order 3');
    expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 1);
  });
}
