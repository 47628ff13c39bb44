import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { jest } from '@jest/globals';
import { createSqs, type Sqs } from '../../src';

const LOCALSTACK = 'http://127.0.0.1:4566';

const worlds: Sqs[] = [];
const warn = jest.spyOn(console, 'warn');

/** A world that answers this process' calls until the test is over. */
function listening(...options: Parameters<typeof createSqs>): Sqs {
  const sqs = createSqs(options[0]);
  sqs.listen();
  worlds.push(sqs);
  return sqs;
}

beforeEach(() => {
  warn.mockReset();
});
afterEach(() => {
  for (const sqs of worlds.splice(0)) sqs.close();
  delete process.env['AWS_ENDPOINT_URL_SQS'];
});

const bodies = async (client: SQSClient, QueueUrl: string): Promise<(string | undefined)[]> => {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  return Messages.map(({ Body }) => Body);
};

describe('A queue that is created by a URL', () => {
  it.each([
    `${LOCALSTACK}/000000000000/orders`,
    'http://sqs.us-east-1.localhost.localstack.cloud:4566/000000000000/orders',
    'https://queue.test/000000000000/orders',
    'http://elasticmq:9324/queue/eu-west-1/000000000000/orders',
    'https://queue.amazonaws.com/000000000000/orders',
  ])('keeps it, and calls to it are answered: %s', async (url) => {
    const sqs = listening();
    const orders = sqs.createQueue(url);
    const client = new SQSClient();

    await client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: '42' }));

    expect(orders.url).toBe(url);
    expect(orders.messages).toMatchObject([{ body: '42' }]);
    expect(await bodies(client, url)).toEqual(['42']);
  });

  it.each([`${LOCALSTACK}/000000000000/orders`, 'http://queue.test/queue/orders'])(
    'is met by clients of any region, where the URL names none: %s',
    async (url) => {
      const orders = listening().createQueue(url);
      const client = new SQSClient({ region: 'local' });

      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '42' }));

      expect(orders.messages).toMatchObject([{ body: '42' }]);
    },
  );

  it('is the same by its name', () => {
    const sqs = listening();
    sqs.createQueue(`${LOCALSTACK}/000000000000/orders`);

    expect(sqs.queue('orders').url).toBe(`${LOCALSTACK}/000000000000/orders`);
  });

  it('keeps it as a dead-letter queue, too', () => {
    const sqs = listening();
    sqs.createQueue('orders', { deadLetterQueue: `${LOCALSTACK}/000000000000/orders-dlq` });

    expect(sqs.queue('orders-dlq').url).toBe(`${LOCALSTACK}/000000000000/orders-dlq`);
  });

  it('keeps it in a world apart', async () => {
    const sqs = listening({ queues: { [`${LOCALSTACK}/000000000000/orders`]: {} } });

    const url = await sqs.run((inner) => inner.queue('orders').url);

    expect(url).toBe(`${LOCALSTACK}/000000000000/orders`);
  });
});

describe('With an endpoint in the environment', () => {
  const inEnvironment = (): SQSClient => {
    process.env['AWS_ENDPOINT_URL_SQS'] = `${LOCALSTACK}/`;
    return new SQSClient({ logger: { ...console, debug: () => {}, info: () => {} } });
  };

  it('the URLs of queues are there, whoever makes them', async () => {
    const client = inEnvironment();
    const sqs = listening();
    const orders = sqs.createQueue('orders');
    const elsewhere = sqs.createQueue('arn:aws:sqs:eu-west-1:000000000000:orders');

    expect(orders.url).toBe(`${LOCALSTACK}/000000000000/orders`);
    expect(elsewhere.url).toBe(`${LOCALSTACK}/queue/eu-west-1/000000000000/orders`);
    expect(await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).toMatchObject({ QueueUrl: orders.url });
    expect(await client.send(new ListQueuesCommand())).toMatchObject({ QueueUrls: [orders.url] });
    expect(await client.send(new CreateQueueCommand({ QueueName: 'orders' }))).toMatchObject({ QueueUrl: orders.url });
  });

  it('the SDK has nothing to warn of', async () => {
    const client = inEnvironment();
    const orders = listening().createQueue('orders');

    await client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: '42' }));

    expect(orders.messages).toMatchObject([{ body: '42' }]);
    expect(warn).not.toHaveBeenCalled();
  });

  it('the option endpoints says the same', () => {
    expect(createSqs({ endpoints: ['http://localhost:4566', 'http://localhost:9324'] }).createQueue('orders').url).toBe(
      'http://localhost:4566/000000000000/orders',
    );
  });
});

/** Where somebody listened a moment ago. */
async function closedOrigin(): Promise<string> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

describe('A call to a server that nobody answers', () => {
  const refusal = (client: SQSClient, QueueUrl: string): Promise<Error> =>
    client.send(new SendMessageCommand({ QueueUrl, MessageBody: '42' })).then(
      () => new Error('sent'),
      (error: Error) => error,
    );
  const client = (): SQSClient =>
    new SQSClient({ logger: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }, maxAttempts: 1 });

  it.each(['http://127.0.0.1:1', 'http://localhost:1', 'http://no-such-host.invalid'])(
    'says how to name it as an endpoint: %s',
    async (origin) => {
      listening();

      const { message } = await refusal(client(), `${origin}/000000000000/orders`);

      expect(message).toContain(`msw-sqs does not know that SQS is at ${origin}. Name the endpoint: createSqs({ endpoints: '${origin}' })`);
    },
  );

  it('says so to fetch, too', async () => {
    listening();
    const headers = { 'x-amz-target': 'AmazonSQS.ListQueues', 'content-type': 'application/x-amz-json-1.0' };

    const origin = await closedOrigin();

    const call = fetch(origin, { method: 'POST', headers, body: '{}' });

    await expect(call).rejects.toMatchObject({ cause: { message: expect.stringContaining(`createSqs({ endpoints: '${origin}' })`) } });
  });

  it('says that nobody listens any more, where the endpoint is known', async () => {
    const origin = await closedOrigin();
    const sqs = listening({ endpoints: origin });
    sqs.close();
    const late = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 });

    const { message } = await refusal(late, `${origin}/000000000000/orders`);

    expect(message).toContain(`knows that SQS is at ${origin}, but nobody answered it when the call was made: call sqs.listen() before it`);
    expect(message).not.toContain('Name the endpoint');
  });

  it.each<[string, object]>([
    ['of the SDK', { requestTimeout: 1, throwOnRequestTimeout: true }],
    ['of its connection', { socketTimeout: 1 }],
  ])('keeps its own words where it is answered, and only a limit %s is over', async (_, requestHandler) => {
    const sqs = listening();
    const { url } = sqs.createQueue('orders');
    const limited = new SQSClient({ requestHandler, maxAttempts: 1 });

    const polled = limited.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 20 }));

    await expect(polled).rejects.toMatchObject({ name: 'TimeoutError', message: expect.not.stringContaining('msw-sqs') });
  });

  it('keeps the words that a program gives up its call with, whatever their code', async () => {
    const sqs = listening();
    const headers = { 'x-amz-target': 'AmazonSQS.ReceiveMessage' };
    const request = https.request(sqs.createQueue('orders').url, { method: 'POST', headers });
    const error = new Promise((resolve) => request.once('error', resolve));

    request.destroy(Object.assign(new Error('given up'), { code: 'ETIMEDOUT' }));

    expect(await error).toMatchObject({ message: 'given up' });
  });

  it('keeps its own words where it is not for SQS', async () => {
    listening();

    const refused = await new Promise<Error>((resolve) => http.get('http://127.0.0.1:1/').once('error', resolve));

    expect(refused.message).toBe('connect ECONNREFUSED 127.0.0.1:1');
  });
});

describe('A call to a queue that does not exist', () => {
  const messageOf = (client: SQSClient, command: GetQueueUrlCommand | SendMessageCommand): Promise<string> =>
    client.send(command as GetQueueUrlCommand).then(
      () => 'found',
      ({ message }: Error) => message,
    );

  /** Nobody tells of tests here: who looks for a queue may create it as long as somebody acts. */
  const told = async (): Promise<unknown[][]> => {
    await worlds.at(-1)!.clock.advance(0);
    return warn.mock.calls;
  };

  it.each(['orders', 'oders'])('says nothing where it is then created: "%s"', async (QueueName) => {
    listening().createQueue('orders');
    const client = new SQSClient({ region: 'eu-west-1' });

    await messageOf(client, new GetQueueUrlCommand({ QueueName }));
    await client.send(new CreateQueueCommand({ QueueName }));

    expect(await told()).toEqual([]);
  });

  it("gets AWS' text, and the test is told once in which region there is one", async () => {
    listening().createQueue('orders');
    const client = new SQSClient({ region: 'eu-west-1' });

    expect(await messageOf(client, new GetQueueUrlCommand({ QueueName: 'orders' }))).toBe('The specified queue does not exist.');
    expect(await messageOf(client, new GetQueueUrlCommand({ QueueName: 'orders' }))).toBe('The specified queue does not exist.');

    expect(await told()).toEqual([
      [
        'msw-sqs: GetQueueUrl found no queue "orders" in eu-west-1, account 000000000000. There is one of that name in us-east-1: make the client with { region: \'us-east-1\' }, ' +
          "set AWS_REGION, or create it where the call goes: sqs.createQueue('arn:aws:sqs:eu-west-1:000000000000:orders'). Queues that a test makes by name are in sqs.region.",
      ],
    ]);
  });

  it('is told of another account', async () => {
    listening().createQueue('orders');
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';

    await messageOf(new SQSClient(), new SendMessageCommand({ QueueUrl, MessageBody: '42' }));

    expect(await told()).toEqual([[expect.stringContaining('There is one of that name in account 000000000000')]]);
  });

  it('is told of a name that is much like it', async () => {
    listening({ queues: { orders: {}, payments: {} } });

    await messageOf(new SQSClient(), new GetQueueUrlCommand({ QueueName: 'oders' }));

    expect(await told()).toEqual([[expect.stringMatching(/no queue "oders" in us-east-1.* There is "orders": is the name misspelt\?$/)]]);
  });

  it('is told of nothing where there is nothing like it', async () => {
    listening({ queues: { payments: {} } });

    await messageOf(new SQSClient(), new GetQueueUrlCommand({ QueueName: 'orders' }));

    expect(await told()).toEqual([]);
  });
});

describe('A call to another service of AWS', () => {
  const SNS = 'sns.us-east-1.amazonaws.com';
  let server: http.Server;
  let port: number;

  beforeAll(async () => {
    server = http.createServer((_, response) => response.end('from the network'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** Its host is looked up as one of this machine. */
  const call = (host: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const lookup = (_: string, { all }: { all?: boolean }, done: (...found: unknown[]) => void): void =>
        all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
      http
        .get({ host, port, agent: false, lookup: lookup as never }, (response) => response.setEncoding('utf8').once('data', resolve))
        .once('error', reject);
    });

  it('goes out, and the test is told once which and what to do', async () => {
    listening();

    expect([await call(SNS), await call(SNS)]).toEqual(['from the network', 'from the network']);

    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/another service of AWS: sns\.us-east-1\.amazonaws\.com.*aws-sdk-client-mock.*otherAws/)],
    ]);
  });

  it('fails where that is asked for', async () => {
    listening({ otherAws: 'error' });

    await expect(call('bucket.s3.eu-west-1.amazonaws.com')).rejects.toMatchObject({
      code: 'ERR_OTHER_AWS',
      message: expect.stringContaining('s3'),
    });
  });

  it('fails by fetch, too', async () => {
    listening({ otherAws: 'error' });

    await expect(fetch(`https://${SNS}/`)).rejects.toMatchObject({ cause: { code: 'ERR_OTHER_AWS' } });
  });

  it('goes out without a word where that is asked for', async () => {
    listening({ otherAws: 'pass' });

    expect(await call(SNS)).toBe('from the network');
    expect(warn).not.toHaveBeenCalled();
  });

  it.each([
    'localhost',
    'sns.us-east-1.localhost.localstack.cloud',
    'orders.abc123.eu-west-1.rds.amazonaws.com',
    'ec2-203-0-113-25.compute-1.amazonaws.com',
    'abc123.execute-api.us-east-1.amazonaws.com',
    'example.com',
  ])('is not meant where the test has a server of its own: %s', async (host) => {
    listening();

    expect(await call(host)).toBe('from the network');
    expect(warn).not.toHaveBeenCalled();
  });

  it('can only be let go, told or failed', () => {
    expect(() => createSqs({ otherAws: 'log' as never })).toThrow(/otherAws must be 'warn' or 'error' or 'pass'/);
  });
});
