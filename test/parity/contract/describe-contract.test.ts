import { GetQueueAttributesCommand, ListQueuesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import '../../../src/jest';
import { aws, describeContract, endpoint, mock, type BackendChoice, type ContractContext, type ContractOptions } from '../../../src/parity';

describeContract('A contract', [mock()], ({ client, createQueue, pass, eventually, backend }) => {
  let ofBlock: string;
  let ofTest: string;
  beforeAll(async () => void (ofBlock = (await createQueue('of-the-block')).name));

  it('has queues that msw-sqs can look into', async () => {
    const orders = await createQueue('orders', { VisibilityTimeout: 30 });
    ofTest = orders.name;

    await client.send(new SendMessageCommand({ QueueUrl: orders.url, MessageBody: '{"orderId":42}' }));

    expect(orders).toHaveVisibleMessage({ orderId: 42 });
    expect(orders.arn).toBe(`arn:aws:sqs:${backend.region}:000000000000:${orders.name}`);
    expect(backend).toMatchObject({ name: 'mock', capabilities: ['virtualTime', 'exactCounts', 'matchers'], endpoint: undefined });
  });

  it('deletes queues after the test that made them, and keeps those of beforeAll', async () => {
    const names = await listed(client);

    expect(names).toContain(ofBlock);
    expect(names).not.toContain(ofTest);
  });

  it('takes all messages off a queue, in order', async () => {
    const orders = await createQueue('orders.fifo', { ContentBasedDeduplication: true });
    for (let orderId = 1; orderId <= 12; orderId++)
      await orders.send({ orderId }, { messageGroupId: 'ada', messageAttributes: { express: 'yes', weight: 1.5 } });

    const messages = await orders.receiveAll();

    expect(messages.map(({ json }) => json)).toEqual(Array.from({ length: 12 }, (_, index) => ({ orderId: index + 1 })));
    expect(messages[0]).toMatchObject({ groupId: 'ada', receiveCount: 1, attributes: { express: 'yes', weight: 1.5 } });
    expect(orders).toBeEmpty();
  });

  it('connects a queue with a dead-letter queue, by its name or itself', async () => {
    const [failed, byName] = [await createQueue('failed'), await createQueue('orders', { deadLetterQueue: 'failed', maxReceiveCount: 1 })];
    const itself = await createQueue('more-orders', { deadLetterQueue: failed, maxReceiveCount: 1 });

    for (const queue of [byName, itself]) {
      await queue.send(queue.name);
      await receive(client, queue.url);
      await pass('30s');
      await receive(client, queue.url);
    }

    expect((await failed.receiveAll()).map(({ body }) => body)).toEqual([byName.name, itself.name]);
  });

  it('waits for what becomes true on the clock of SQS', async () => {
    const orders = await createQueue('orders');
    await orders.send('late', { delaySeconds: 5 });

    await eventually(async () => expect(await orders.counts()).toEqual({ visible: 1, inFlight: 0, delayed: 0 }));
  });

  it('says what did not become true in time', async () => {
    const waiting = eventually(() => expect(1).toBe(2), { within: '1s' });

    await expect(waiting).rejects.toThrow('Expected: 2');
  });

  it('refuses a name that is too long once it is unique', async () => {
    await expect(createQueue('x'.repeat(75))).rejects.toThrow(/^The queue name "x{75}" is too long .* SQS takes 80; give at most 70\.$/);
  });

  it('refuses what SQS refuses, in its words', async () => {
    await expect(createQueue('orders', { VisibilityTimeout: 50_000 })).rejects.toThrow(/InvalidAttributeValue/);
  });
});

describe('What the environment says in a contract', () => {
  const before = { AWS_PROFILE: 'shop', AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'AKIAOFSOMEBODYELSE00' };
  const restore = { ...process.env };
  beforeAll(() => Object.assign(process.env, before));
  afterAll(() => {
    const { AWS_PROFILE, AWS_REGION, AWS_ACCESS_KEY_ID } = process.env;
    for (const name of Object.keys(before)) {
      if (restore[name] === undefined) delete process.env[name];
      else process.env[name] = restore[name];
    }
    expect({ AWS_PROFILE, AWS_REGION, AWS_ACCESS_KEY_ID }).toEqual(before);
  });

  describeContract('A contract', [mock()], ({ backend }) => {
    it('is what leads a client to the backend', async () => {
      const { AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL_SQS } = process.env;
      expect([AWS_PROFILE, AWS_REGION, AWS_ENDPOINT_URL_SQS]).toEqual([undefined, 'eu-west-1', 'https://sqs.eu-west-1.amazonaws.com']);
      expect(backend.region).toBe('eu-west-1');
      expect(await new SQSClient().config.credentials()).toMatchObject({ accessKeyId: 'test' });
    });
  });
});

describe('A queue of a backend that cannot be looked into', () => {
  const opaque: BackendChoice = { name: 'opaque', start: async () => ({ ...(await mock().start()), name: 'opaque', sqs: undefined }) };
  describeContract('A contract', [opaque], ({ createQueue }) => {
    it('makes matchers say what to write instead', async () => {
      const orders = await createQueue('orders');

      expect(() => expect(orders).toHaveMessage('order 42')).toThrow(
        /is on opaque: msw-sqs' matchers see only into queues of the mock\.[^]*queue\.receiveAll\(\)[^]*needs\('matchers'/,
      );
    });
  });
});

describe('describeContract', () => {
  const define = (): void => {};
  const refusal = (backends: unknown, options: ContractOptions = {}, name: unknown = 'orders contract') =>
    messageOf(() => describeContract(name as string, backends as BackendChoice[], define, options));

  it('refuses what cannot be run', () => {
    expect(refusal([mock()], {}, '')).toMatch(/^A contract needs a name, as in describeContract\('orders contract', …\)/);
    expect(refusal([])).toBe('"orders contract" needs backends to run on: a list such as [mock(), localStack()].');
    expect(refusal([mock])).toMatch(/a backend is the function mock, which was not called\. Give a list/);
    expect(refusal(['mock'])).toMatch(/a backend is "mock", which is none\. Give a list/);
    expect(refusal([mock(), mock()])).toBe('"orders contract" has two backends of the name "mock": they could not be told apart.');
    expect(refusal([mock()], { timeScale: 2 })).toBe('"orders contract": timeScale must be above 0 and at most 1, but is 2.');
  });

  it.each([
    [{ backend: 'mok', test: 'x', reason: 'y' }, /names a backend that it does not run on\. Did you mean mock\?$/],
    [{ backend: 'redis', test: 'x', reason: 'y' }, /names a backend that it does not run on\. There are: mock\.$/],
    [{ backend: 'mock', test: '', reason: 'y' }, /must name a test, by its title or a RegExp\.$/],
    [{ backend: 'mock', test: /x/, reason: ' ' }, /test: \/x\/, … \} in accept has no reason\. Say why/],
  ])('refuses to accept %j', (difference, message) => {
    expect(refusal([mock()], { accept: [difference] })).toMatch(message);
  });

  it('refuses a name in MSW_SQS_BACKEND that no backend has', () => {
    const before = process.env['MSW_SQS_BACKEND'];
    process.env['MSW_SQS_BACKEND'] = 'mock,localstak';
    try {
      expect(refusal([mock()])).toBe(
        'MSW_SQS_BACKEND names "localstak", which is no backend. Did you mean localstack? ' +
          'Those of "orders contract" are mock; a URL is one, too.',
      );
    } finally {
      if (before === undefined) delete process.env['MSW_SQS_BACKEND'];
      else process.env['MSW_SQS_BACKEND'] = before;
    }
  });

  it('calls AWS only where that was allowed', () => {
    expect(aws().unavailable?.()).toMatch(/set MSW_SQS_ALLOW_AWS=1/);
  });
});

describe('timeScale', () => {
  const paused: number[] = [];
  const slow: BackendChoice = {
    name: 'slow',
    start: async () => ({ ...(await mock().start()), sqs: undefined, pass: async (seconds) => void paused.push(seconds) }),
  };
  const times = async (createQueue: ContractContext['createQueue'], client: SQSClient): Promise<string | undefined> => {
    const orders = await createQueue('orders', { VisibilityTimeout: 30 });
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: orders.url, AttributeNames: ['VisibilityTimeout'] }),
    );
    return Attributes?.['VisibilityTimeout'];
  };

  describeContract(
    'A contract',
    [mock(), slow],
    ({ createQueue, client, pass, backend }) => {
      it('shortens the times of queues and waiting alike, where time is real', async () => {
        const isReal = backend.name === 'slow';

        expect(await times(createQueue, client)).toBe(isReal ? '3' : '30');
        await pass('30s');
        expect(paused).toEqual(isReal ? [3] : []);
      });

      it('takes whole seconds only', async () => {
        const creating = createQueue('orders', { DelaySeconds: 15 });

        if (backend.name === 'mock') await expect(creating).resolves.toBeDefined();
        else await expect(creating).rejects.toThrow(/a DelaySeconds of 15 at timeScale 0\.1 is 1\.5 s, and SQS knows whole seconds only/);
      });
    },
    { timeScale: 0.1 },
  );
});

describe('A backend that is a URL', () => {
  it('is known not to answer, on the spot', () => {
    expect(endpoint('http://127.0.0.1:1').unavailable?.()).toMatch(/^No SQS answers at http:\/\/127\.0\.0\.1:1 \(ECONNREFUSED\)\./);
  });
});

async function listed(client: SQSClient): Promise<(string | undefined)[]> {
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand());
  return QueueUrls.map((url) => url.split('/').at(-1));
}

async function receive(client: SQSClient, QueueUrl: string): Promise<void> {
  await client.send(new ReceiveMessageCommand({ QueueUrl }));
}

function messageOf(act: () => void): string {
  try {
    act();
    return 'nothing was thrown';
  } catch (error) {
    return (error as Error).message;
  }
}
