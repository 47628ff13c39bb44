import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { sqs } from '../../src/jest';
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
});
