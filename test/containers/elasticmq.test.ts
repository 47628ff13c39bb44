import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { startElasticMq } from '../../src/localstack';
import { docker } from './docker';

describe('ElasticMQ in a container', () => {
  it('answers the client that it gives, until it is disposed of', async () => {
    const elasticMq = await startElasticMq();
    try {
      const client = elasticMq.client();
      const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders' }));
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));

      expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toMatchObject([{ Body: 'order 42' }]);
      expect(QueueUrl).toBe(`${elasticMq.endpoint}/000000000000/orders`);
      expect(elasticMq.name).toBe('elasticmq');
    } finally {
      await elasticMq[Symbol.asyncDispose]();
    }
    expect(docker('ps', '--all', '--quiet', '--filter', `id=${elasticMq.containerId}`)).toEqual([]);
  });
});
