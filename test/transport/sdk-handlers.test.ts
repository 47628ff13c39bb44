import http from 'node:http';
import { ReceiveMessageCommand, SendMessageCommand, SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src';
import { holdBack, lostResponse } from '../../src/chaos';
import { interceptSooner } from '../../src/transport/in-process/intercept-sqs';
import { letsOthersRun } from '../matrix/event-loop';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  jest.restoreAllMocks();
});

function listening(): Sqs {
  const sqs = createSqs({ clock: 'virtual', queues: { orders: {} } });
  sqs.listen();
  ends.push(() => sqs.close());
  return sqs;
}

function clientWith(config: SQSClientConfig = {}): SQSClient {
  const client = new SQSClient({ region: 'us-east-1', maxAttempts: 1, ...config });
  ends.push(() => client.destroy());
  return client;
}

/** How many connections Node's HTTP client was asked for. */
function countingConnections(): () => number {
  const addRequest = jest.spyOn(http.Agent.prototype as unknown as { addRequest(): void }, 'addRequest');
  return () => addRequest.mock.calls.length;
}

async function outcomeOf(call: Promise<object>): Promise<unknown> {
  return call.then(
    ({ $metadata, ...output }: { $metadata?: { httpStatusCode?: number } }) => ({ status: $metadata?.httpStatusCode, ...output }),
    ({ name, message, $metadata, cause }: Error & { $metadata?: { httpStatusCode?: number } }) => ({
      name,
      message: message.replace(/^.*(?=timed out)|(?<=inactivity).*/g, ''),
      status: $metadata?.httpStatusCode,
      cause: (cause as Error | undefined)?.message,
    }),
  );
}

const poll = { WaitTimeSeconds: 20 };

const SITUATIONS: Record<string, (sqs: Sqs, QueueUrl: string) => Promise<unknown>> = {
  'a message with text of any kind': async (sqs, QueueUrl) => {
    const sent = await outcomeOf(clientWith().send(new SendMessageCommand({ QueueUrl, MessageBody: 'naïve \u{1F980}' })));
    return [sent, sqs.queue('orders').messages.map(({ body }) => body)];
  },
  'an error of SQS': async (_sqs, QueueUrl) =>
    outcomeOf(clientWith().send(new SendMessageCommand({ QueueUrl: `${QueueUrl}-none`, MessageBody: 'x' }))),
  'a call that was aborted before': async (_sqs, QueueUrl) =>
    outcomeOf(clientWith().send(new ReceiveMessageCommand({ QueueUrl }), { abortSignal: AbortSignal.abort() })),
  'a poll that is aborted': async (sqs, QueueUrl) => {
    const aborter = new AbortController();
    const polled = clientWith().send(new ReceiveMessageCommand({ QueueUrl, ...poll }), { abortSignal: aborter.signal });
    await sqs.clock.advance('1s');
    aborter.abort(new Error('enough'));
    const outcome = await outcomeOf(polled);
    sqs.queue('orders').send('after the poll');
    await sqs.clock.advance('1s');
    return [outcome, sqs.queue('orders').visible.map(({ body }) => body)];
  },
  'an answer that is lost': async (sqs, QueueUrl) => {
    sqs.chaos.once(lostResponse());
    return outcomeOf(clientWith().send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })));
  },
  'an answer that is lost, and tried again': async (sqs, QueueUrl) => {
    sqs.chaos.once(lostResponse());
    await clientWith({ maxAttempts: 3 }).send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    return sqs.queue('orders').messages.length;
  },
  'a socketTimeout': async (sqs, QueueUrl) => {
    const client = clientWith({ requestHandler: { socketTimeout: 5000 } });
    const polled = outcomeOf(client.send(new ReceiveMessageCommand({ QueueUrl, ...poll })));
    await sqs.clock.advance('6s');
    sqs.queue('orders').send('after the poll');
    return [await polled, sqs.queue('orders').visible.map(({ body }) => body)];
  },
  'a call that is held back for longer than the SDK waits for any answer': async (sqs, QueueUrl) => {
    sqs.chaos.once(holdBack({ what: 'answer', by: '16m' }));
    const sent = outcomeOf(clientWith().send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' })));
    await sqs.clock.advance('17m');
    return sent;
  },
};

describe.each(Object.entries(SITUATIONS))("A call of the SDK that is answered at the SDK's own handler: %s", (_, situation) => {
  it('ends as it does over a connection, and needs none', async () => {
    const byConnection = listening();
    const expected = await situation(byConnection, byConnection.queue('orders').url);
    byConnection.close();
    const sqs = listening();
    ends.push(interceptSooner());
    const connections = countingConnections();

    const outcome = await situation(sqs, sqs.queue('orders').url);

    const ids = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
    expect(JSON.parse(JSON.stringify(outcome).replace(ids, 'id'))).toEqual(JSON.parse(JSON.stringify(expected).replace(ids, 'id')));
    expect(connections()).toBe(0);
  });
});

describe('What goes over a connection all the same', () => {
  it.each<[string, SQSClientConfig]>([
    ['calls of a client with a requestTimeout', { requestHandler: { requestTimeout: 60_000 } }],
    ['calls of a client with one socket', { requestHandler: { httpsAgent: { maxSockets: 1 } } }],
  ])('are %s', async (_, config) => {
    const sqs = listening();
    ends.push(interceptSooner());
    const connections = countingConnections();

    await clientWith(config).send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'x' }));

    expect(connections()).toBeGreaterThan(0);
  });

  it("are a user's own handler's", async () => {
    const sqs = listening();
    ends.push(interceptSooner());
    const asked: string[] = [];
    const { requestHandler } = clientWith().config;
    const own: typeof requestHandler = Object.assign(Object.create(requestHandler) as typeof requestHandler, {
      handle: (...args: Parameters<typeof requestHandler.handle>) => {
        asked.push(args[0].headers['x-amz-target']!);
        return requestHandler.handle(...args);
      },
    });

    await clientWith({ requestHandler: own }).send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'x' }));

    expect(asked).toEqual(['AmazonSQS.SendMessage']);
    expect(sqs.queue('orders').messages).toHaveLength(1);
  });

  it('is everything once it has ended', async () => {
    const sqs = listening();
    interceptSooner()();
    const connections = countingConnections();

    await clientWith().send(new SendMessageCommand({ QueueUrl: sqs.queue('orders').url, MessageBody: 'x' }));

    expect(connections()).toBeGreaterThan(0);
  });
});

describe("SQS at the SDK's own handler", () => {
  const sqs = createSqs();
  const orders = sqs.createQueue('orders');
  let leave = (): void => {};
  beforeAll(() => {
    sqs.listen();
    leave = interceptSooner();
  });
  afterAll(() => {
    leave();
    sqs.close();
  });

  letsOthersRun(() => orders, it);
});
