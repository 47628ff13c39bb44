import { CreateQueueCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sqs } from '../../src/jest';
import { createSqs } from '../../src/world/sqs';
import { startLocalStack, type StartedContainer } from '../../src/localstack';

let localStack: StartedContainer;

beforeAll(async () => {
  localStack = await startLocalStack();
});
afterAll(() => localStack?.stop());

describe('A container beside msw-sqs/jest', () => {
  it('is reached by its own clients, while all others are answered in memory', async () => {
    const { QueueUrl: inContainer } = await localStack.client().send(new CreateQueueCommand({ QueueName: 'orders' }));
    const plain = new SQSClient({});
    const { QueueUrl: inMemory } = await plain.send(new CreateQueueCommand({ QueueName: 'orders' }));
    plain.destroy();

    expect(inContainer).toMatch(localStack.endpoint);
    expect(inMemory).toBe(sqs.queue('orders').url);
    expect(sqs.calls).toHaveLength(1);
  });

  it('is answered for in memory where AWS_ENDPOINT_URL_SQS says that it is SQS', async () => {
    process.env['AWS_ENDPOINT_URL_SQS'] = localStack.endpoint;
    const inMemory = createSqs();
    inMemory.listen();
    try {
      await localStack.client().send(new CreateQueueCommand({ QueueName: 'invoices' }));
    } finally {
      inMemory.close();
      delete process.env['AWS_ENDPOINT_URL_SQS'];
    }
    const { QueueUrls } = await localStack.client().send(new ListQueuesCommand({ QueueNamePrefix: 'invoices' }));

    expect(inMemory.calls).toHaveLength(1);
    expect(QueueUrls ?? []).toEqual([]);
  });
});
