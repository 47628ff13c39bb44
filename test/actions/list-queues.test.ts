import { CreateQueueCommand, ListQueuesCommand, type ListQueuesCommandInput } from '@aws-sdk/client-sqs';
import { refusal, world } from './world';

async function withQueues(...names: string[]) {
  const sqs = world();
  for (const name of names) await sqs.createQueue(name);
  const list = async (input: ListQueuesCommandInput = {}) => {
    const { QueueUrls, NextToken } = await sqs.client.send(new ListQueuesCommand(input));
    return { names: QueueUrls?.map((url) => url.split('/').at(-1)), NextToken };
  };
  return { ...sqs, list };
}

const invalid = (message: string) => ({ name: 'InvalidParameterValue', status: 400, message });

describe('ListQueues', () => {
  it('lists queues by name, and without QueueUrls when there are none', async () => {
    expect(await (await withQueues('b', 'C', 'a')).list()).toEqual({ names: ['C', 'a', 'b'], NextToken: undefined });
    expect(await (await withQueues()).list()).toEqual({ names: undefined, NextToken: undefined });
  });

  it('lists those that begin with the prefix, whose case matters', async () => {
    const { list } = await withQueues('orders', 'orders-dlq', 'Orders', 'other');

    expect((await list({ QueueNamePrefix: 'orders' })).names).toEqual(['orders', 'orders-dlq']);
  });

  it("lists the caller's account and region only", async () => {
    const { clientOf, list } = await withQueues('here');
    await clientOf('123456789012').send(new CreateQueueCommand({ QueueName: 'of-others' }));
    await clientOf('test', 'eu-west-1').send(new CreateQueueCommand({ QueueName: 'elsewhere' }));

    expect((await list()).names).toEqual(['here']);
  });

  it('goes on where the last page ended', async () => {
    const { list } = await withQueues('a-0', 'a-1', 'a-2', 'a-3', 'b');

    const first = await list({ QueueNamePrefix: 'a-', MaxResults: 2 });
    const second = await list({ QueueNamePrefix: 'a-', MaxResults: 2, NextToken: first.NextToken });

    expect([first.names, second.names]).toEqual([
      ['a-0', 'a-1'],
      ['a-2', 'a-3'],
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  it('lists 1,000 queues and no token unless a page size is given', async () => {
    const { list } = await withQueues(...Array.from({ length: 1001 }, (_, index) => `queue-${index}`));

    const { names, NextToken } = await list();

    expect(names).toHaveLength(1000);
    expect(NextToken).toBeUndefined();
    expect((await list({ MaxResults: 1000 })).NextToken).toEqual(expect.any(String));
  });

  it.each([0, 1001])('refuses MaxResults %p', async (MaxResults) => {
    const { list } = await withQueues();

    expect(await refusal(list({ MaxResults }))).toEqual(
      invalid('Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.'),
    );
  });

  it('refuses a token without a page size, of another prefix, or of no list', async () => {
    const { list } = await withQueues('a-0', 'a-1');
    const { NextToken } = await list({ QueueNamePrefix: 'a', MaxResults: 1 });

    expect(await refusal(list({ QueueNamePrefix: 'a', NextToken }))).toEqual(
      invalid('MaxResults is a mandatory parameter when you provide a value for NextToken.'),
    );
    expect(await refusal(list({ QueueNamePrefix: 'a-', MaxResults: 1, NextToken }))).toEqual(
      invalid('Invalid NextToken value. If you are passing in NextToken, you must not change the other request parameters.'),
    );
    for (const garbage of ['garbage', '!', 'AAAA']) {
      expect(await refusal(list({ MaxResults: 1, NextToken: garbage }))).toEqual(invalid('Invalid or expired next token.'));
    }
  });
});
