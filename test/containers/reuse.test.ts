import { CreateQueueCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { startElasticMq } from '../../src/localstack';
import { docker } from './docker';

describe('A container that is reused', () => {
  it('outlives its stop, and keeps its queues for the next run', async () => {
    // Told from one that a developer may have running here.
    const options = { reuse: true, env: { MSW_SQS_TEST_RUN: String(process.pid) } };
    const first = await startElasticMq(options);
    try {
      await first.client().send(new CreateQueueCommand({ QueueName: 'orders' }));
      await first.stop();

      const second = await startElasticMq(options);
      const { QueueUrls } = await second.client().send(new ListQueuesCommand({}));
      await second.stop();

      expect(second.containerId).toBe(first.containerId);
      expect(QueueUrls).toEqual([`${second.endpoint}/000000000000/orders`]);
    } finally {
      docker('rm', '--force', first.containerId);
    }
  });
});
