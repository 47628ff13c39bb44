import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startLocalStack, type StartedContainer } from '../../src/localstack';
import { docker } from './docker';

let localStack: StartedContainer;

beforeAll(async () => {
  localStack = await startLocalStack({ region: 'eu-west-1', env: { SQS_DELAY_PURGE_RETRY: '1' } });
});
afterAll(() => localStack?.stop());

describe('LocalStack in a container', () => {
  it('answers the client that it gives', async () => {
    const client = localStack.client();
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders' }));

    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'order 42' }));
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));

    expect(Messages).toMatchObject([{ Body: 'order 42' }]);
    expect(await client.config.region()).toBe('eu-west-1');
    expect(localStack).toMatchObject({ name: 'localstack', region: 'eu-west-1', image: 'localstack/localstack:4.14.0' });
  });

  it('gives queue URLs that lead to it from outside of the container', async () => {
    const { QueueUrl } = await localStack.client().send(new CreateQueueCommand({ QueueName: 'invoices' }));
    const byQueueUrl = new SQSClient({
      endpoint: new URL(QueueUrl!).origin,
      region: 'eu-west-1',
      credentials: localStack.client().config.credentials,
    });

    const sent = byQueueUrl.send(new SendMessageCommand({ QueueUrl, MessageBody: 'invoice 7' }));

    expect(QueueUrl).toBe(`${localStack.endpoint}/queue/eu-west-1/000000000000/invoices`);
    await expect(sent).resolves.toHaveProperty('MessageId');
    byQueueUrl.destroy();
  });

  it('lets the settings of a client be others', async () => {
    const client = localStack.client({ maxAttempts: 7, region: 'us-west-2' });

    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders' }));

    expect(await client.config.maxAttempts()).toBe(7);
    expect(QueueUrl).toContain('/us-west-2/');
  });

  it('has the environment that it was given, and its log', async () => {
    const env = docker('inspect', '--format', '{{json .Config.Env}}', localStack.containerId).join('');

    expect(env).toContain('"SERVICES=sqs"');
    expect(env).toContain('"SQS_DELAY_PURGE_RETRY=1"');
    expect(await localStack.logs()).toMatch(/^Ready\.$/m);
  });

  it('is gone when it was stopped, and may be stopped again', async () => {
    await Promise.all([localStack.stop(), localStack.stop()]);
    await localStack[Symbol.asyncDispose]();

    expect(docker('ps', '--all', '--quiet', '--filter', `id=${localStack.containerId}`)).toEqual([]);
  });
});
