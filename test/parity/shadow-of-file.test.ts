import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startSqsServer } from '../../src/server';
import { sqsOfFile } from '../../src/runners/sqs-of-file';
import { createSqs, type Sqs } from '../../src/world/sqs';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
afterAll(() => client.destroy());

describe('The option shadow', () => {
  it('fails a test whose calls the backend answers differently, and waits for it', async () => {
    const refuse = () => ({ status: 500, headers: {}, body: '{"__type":"InternalError"}' });
    const backend = await startSqsServer({ port: 0, sqs: Object.create(createSqs(), { handler: { value: refuse } }) as Sqs });
    const hooks: (() => void | Promise<void>)[] = [];
    const later = (run: () => void | Promise<void>): void => void hooks.push(run);
    const accept = [{ test: 'another test', reason: 'not this one' }];
    Object.assign(globalThis, { MSW_SQS: { shadow: { endpoint: backend.endpoint, accept }, region: 'us-east-1' } });
    const sqs = sqsOfFile({ afterEach: later, afterAll: later, follow: () => {} });
    const [afterEachTest, afterAllTests] = hooks.slice(-2);

    await client.send(new GetQueueUrlCommand({ QueueName: 'nowhere' })).catch(() => {});

    await expect(afterEachTest!()).rejects.toThrow('answered 1 of 1 compared call differently');
    await expect(afterAllTests!()).resolves.toBeUndefined();
    sqs.close();
    await backend.close();
  });
});
