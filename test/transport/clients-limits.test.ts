import https from 'node:https';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src';
import { holdBack } from '../../src/chaos';

const clients: SQSClient[] = [];
const worlds: Sqs[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
  for (const sqs of worlds.splice(0)) sqs.close();
  jest.useRealTimers();
});

function listening(options: Parameters<typeof createSqs>[0]): Sqs {
  const sqs = createSqs({ ...options, queues: { orders: {} } });
  sqs.listen();
  worlds.push(sqs);
  return sqs;
}

function clientWith(requestHandler: SQSClientConfig['requestHandler'] & object): SQSClient {
  const client = new SQSClient({ maxAttempts: 1, requestHandler });
  clients.push(client);
  return client;
}

const receive = (client: SQSClient, sqs: Sqs, WaitTimeSeconds = 20): Promise<unknown> =>
  client
    .send(new ReceiveMessageCommand({ QueueUrl: sqs.queue('orders').url, WaitTimeSeconds }))
    .then(({ Messages = [] }) => Messages.map(({ Body }) => Body))
    .catch(({ name, message }: Error) => `${name}: ${message}`);

describe.each(['virtual clock', 'fake timers'] as const)("A client's socketTimeout of 5 s, on a %s that is moved", (kind) => {
  const open = (): Sqs => {
    if (kind === 'fake timers') jest.useFakeTimers();
    return listening(kind === 'virtual clock' ? { clock: 'virtual' } : {});
  };

  it('ends a long poll of 20 s, which then takes no message', async () => {
    const sqs = open();
    const polled = receive(clientWith({ socketTimeout: 5000 }), sqs);

    await sqs.clock.advance('6s');
    sqs.queue('orders').send('after the poll');

    expect(await polled).toMatch(/^TimeoutError: .*timed out after 5000 ms of inactivity/);
    expect(sqs.queue('orders').visible).toMatchObject([{ body: 'after the poll' }]);
  });

  it('is over exactly then, and no sooner', async () => {
    const sqs = open();
    const polled = receive(clientWith({ socketTimeout: 5000 }), sqs);

    await sqs.clock.advance(4999);
    sqs.queue('orders').send('in time');

    expect(await polled).toEqual(['in time']);
  });

  it('does not end a poll that is shorter', async () => {
    const sqs = open();
    const polled = receive(clientWith({ socketTimeout: 5000 }), sqs, 4);

    await sqs.clock.advance('20s');

    expect(await polled).toEqual([]);
  });

  it('counts from each call anew', async () => {
    const sqs = open();
    const client = clientWith({ socketTimeout: 5000 });
    const results = [];
    for (let i = 0; i < 3; i++) {
      const polled = receive(client, sqs, 4);
      await sqs.clock.advance('4s');
      results.push(await polled);
    }

    expect(results).toEqual([[], [], []]);
  });

  it('ends a call that is held back', async () => {
    const sqs = open();
    sqs.chaos.use(holdBack({ action: 'SendMessage', what: 'call', by: '10s' }));
    const sent = clientWith({ socketTimeout: 5000 })
      .send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'held back' }))
      .catch(({ name }: Error) => name);

    await sqs.clock.advance('6s');

    expect(await sent).toBe('TimeoutError');
  });

  it('holds in sqs.run()', async () => {
    const sqs = open();

    const polled = await sqs.run(async (inside) => {
      const result = receive(clientWith({ socketTimeout: 5000 }), inside);
      await inside.clock.advance('6s');
      return result;
    });

    expect(polled).toMatch(/^TimeoutError/);
  });
});

describe('On a clock that skips all waiting', () => {
  it("a client's socketTimeout comes before the end of a longer poll", async () => {
    const sqs = listening({ clock: 'virtual', autoAdvance: true });
    const startMs = sqs.clock.now();

    expect(await receive(clientWith({ socketTimeout: 5000 }), sqs)).toMatch(/^TimeoutError/);
    expect(sqs.clock.now() - startMs).toBe(5000);
  });
});

describe('The limit of a request of Node.js', () => {
  it.each<[string, https.RequestOptions]>([
    ['itself', { timeout: 5000 }],
    ["'s agent", { agent: new https.Agent({ timeout: 5000 }) }],
  ])('%s is told once when the clock is moved past it, and the call goes on', async (_, options) => {
    const sqs = listening({ clock: 'virtual' });
    const body = JSON.stringify({ QueueUrl: sqs.queue('orders').url, WaitTimeSeconds: 20 });
    const headers = { 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' };
    let timeouts = 0;
    const status = new Promise((resolve) => {
      const request = https.request(sqs.queue('orders').url, { method: 'POST', headers, ...options }, (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      });
      request.on('timeout', () => timeouts++).end(body);
    });

    await sqs.clock.advance('20s');

    expect(await status).toBe(200);
    expect(timeouts).toBe(1);
  });
});

describe('Limits that the SDK keeps by timers of its own', () => {
  it('are those of fake timers: a socketTimeout that it tells its connection of later holds', async () => {
    jest.useFakeTimers();
    const sqs = listening({});
    const polled = receive(clientWith({ socketTimeout: 10_000 }), sqs);

    await sqs.clock.advance('15s');

    expect(await polled).toMatch(/^TimeoutError: .*timed out after 10000 ms of inactivity/);
  });

  it('are those of fake timers: requestTimeout ends a poll when these are moved', async () => {
    jest.useFakeTimers();
    const sqs = listening({});
    const polled = receive(clientWith({ requestTimeout: 5000, throwOnRequestTimeout: true }), sqs);

    await sqs.clock.advance('6s');
    sqs.queue('orders').send('after the poll');

    expect(await polled).toMatch(/^TimeoutError: .*exceeded the configured 5000 ms requestTimeout/);
    expect(sqs.queue('orders').visible).toHaveLength(1);
  });

  it('are over in real time where timers are real: a poll that a virtual clock skips is answered', async () => {
    const sqs = listening({ clock: 'virtual', autoAdvance: true });

    expect(await receive(clientWith({ requestTimeout: 15_000, connectionTimeout: 1000, throwOnRequestTimeout: true }), sqs)).toEqual([]);
  });
});
