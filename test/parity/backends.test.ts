import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { aws, compareBackends, endpoint, mock, type StartedBackend } from '../../src/parity';
import { startSqsServer } from '../../src/server';
import { createSqs } from '../../src/world/sqs';

const ENVIRONMENT = { ...process.env };
const started: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  for (const each of started.splice(0)) await each.stop();
  process.env = { ...ENVIRONMENT };
});

function keep<Started extends { stop(): Promise<void> }>(each: Started): Started {
  started.push(each);
  return each;
}

async function roundTrip(backend: StartedBackend): Promise<string | undefined> {
  const client = backend.client();
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: 'orders' }));
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'größer ✓' }));
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
  client.destroy();
  return Messages[0]?.Body;
}

describe('The backend mock()', () => {
  it('answers the SDK, and offers what its options allow', async () => {
    const backend = keep(await mock({ region: 'eu-west-1' }).start());

    expect(await roundTrip(backend)).toBe('größer ✓');
    expect(backend).toMatchObject({ name: 'mock', region: 'eu-west-1', endpoint: undefined });
    expect(backend.offers).not.toContain('strict');
    expect((await mock({ strict: true }).start()).offers).toContain('strict');
  });

  it('hands its errors to the SDK as errors', async () => {
    const client = keep(await mock().start()).client();

    await expect(
      client.send(new SendMessageCommand({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/000000000000/none', MessageBody: 'x' })),
    ).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
  });
});

describe('The backend endpoint()', () => {
  it('speaks to what answers at a URL', async () => {
    const server = await startSqsServer({ port: 0 });
    keep({ stop: () => server.close() });
    const backend = await endpoint(server.endpoint).start();

    expect(await roundTrip(backend)).toBe('größer ✓');
    expect(backend).toMatchObject({ name: server.endpoint, endpoint: server.endpoint, region: 'us-east-1' });
  });

  it('says what is wrong when nothing does', async () => {
    const server = await startSqsServer({ port: 0 });
    await server.close();

    await expect(endpoint(server.endpoint).start()).rejects.toThrow(
      `No SQS answers at ${server.endpoint} (connect ECONNREFUSED ${new URL(server.endpoint).host}). Start one, as in npx msw-sqs serve`,
    );
    expect(() => endpoint('localhost:4566')).toThrow(`An endpoint is a URL such as 'http://127.0.0.1:9324', but this is "localhost:4566".`);
  });
});

describe('The backend aws()', () => {
  const keys = { AWS_ACCESS_KEY_ID: 'AKIAABCDEFGHIJKLMNOP', AWS_SECRET_ACCESS_KEY: 'secret' };
  const allowed = { MSW_SQS_ALLOW_AWS: '1', AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_SQS: '', ...keys };

  it.each([
    [{ MSW_SQS_ALLOW_AWS: '' }, 'set MSW_SQS_ALLOW_AWS=1 if that is what you want'],
    [{ AWS_ACCESS_KEY_ID: 'test' }, 'The access key that the SDK finds, "test", is none that AWS issued.'],
    [{ AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, 'is none that AWS issued'],
    [{ AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:4566' }, 'The SDK would call 127.0.0.1 instead of AWS'],
  ])('does not start with %p', async (variables, message) => {
    Object.assign(process.env, allowed, variables);

    await expect(aws({ region: 'eu-west-1' }).start()).rejects.toThrow(message);
  });

  it('signs and sends by the SDK what the scenarios say, untouched, and leaves no queue behind', async () => {
    // In the place of AWS, at its own address: another world.
    const sqs = createSqs({ strict: true });
    Object.assign(process.env, allowed);
    sqs.listen();
    keep({ stop: async () => sqs.close() });
    const backend = await aws({ region: 'eu-west-1' }).start();
    const { call } = backend;

    const { results } = await compareBackends({ backend: { name: 'aws', start: async () => backend }, filter: 'sending/' });

    expect(results.filter(({ outcome }) => outcome !== 'same')).toEqual([]);
    expect(sqs.calls.map(({ action }) => action)).toContain('SendMessage');
    expect(new Set(sqs.calls.map(({ caller }) => caller.region))).toEqual(new Set(['eu-west-1']));
    // A number would not get through the SDK itself.
    expect((await call('SendMessage', { QueueUrl: 1 })).error).toMatchObject({ status: 400 });
    const left = await call('ListQueues', { QueueNamePrefix: 'msw-sqs-' });
    expect(left).toEqual({});
  });

  it('deletes what is left of its own queues when it is stopped, and nothing else', async () => {
    const sqs = createSqs({ region: 'eu-west-1', accountId: '000000000000' });
    Object.assign(process.env, allowed);
    sqs.listen();
    keep({ stop: async () => sqs.close() });
    const backend = await aws({ region: 'eu-west-1' }).start();
    await backend.call('CreateQueue', { QueueName: `${backend.queuePrefix}left` });
    await backend.call('CreateQueue', { QueueName: 'msw-sqs-of-somebody-else' });

    await backend.stop();

    expect(() => sqs.queue(`${backend.queuePrefix}left`)).toThrow('no queue');
    expect(sqs.queue('msw-sqs-of-somebody-else').messages).toEqual([]);
  });
});
