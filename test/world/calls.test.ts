import { ReceiveMessageCommand, SendMessageCommand, SQSClient, StartMessageMoveTaskCommand } from '@aws-sdk/client-sqs';
import { createSqs, type Sqs } from '../../src/world/sqs';
import { worldBehind } from '../../src/testing/world/test-world';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'x' } });
let sqs: Sqs;

beforeEach(() => {
  sqs = createSqs({ clock: 'virtual', queues: { orders: { VisibilityTimeout: 30, deadLetterQueue: 'letters', maxReceiveCount: 1 } } });
  sqs.listen();
});
afterEach(() => sqs.close());
afterAll(() => client.destroy());

const urlOf = (name: string): string => sqs.queue(name).url;
const send = (body: string) => client.send(new SendMessageCommand({ QueueUrl: urlOf('orders'), MessageBody: body }));
const receive = (WaitTimeSeconds = 0) => client.send(new ReceiveMessageCommand({ QueueUrl: urlOf('orders'), WaitTimeSeconds }));

/** What the events of a kind were caused by, in words. */
const causesOf = (kind: string): (string | undefined)[] =>
  sqs.journal.events.filter((event) => event.kind === kind).map(({ callId }) => sqs.calls.find(({ id }) => id === callId)?.action);

describe('An event of the journal names the call that caused it:', () => {
  it('the send, and the receive', async () => {
    await send('order 42');
    await receive();

    expect(causesOf('messageSent')).toEqual(['SendMessage']);
    expect(causesOf('messageReceived')).toEqual(['ReceiveMessage']);
  });

  it('a poll receives in its own name, whoever wakes it', async () => {
    const poll = receive(20);
    await sqs.clock.advance(0);
    await send('order 42');
    await poll;

    expect(causesOf('messageReceived')).toEqual(['ReceiveMessage']);
  });

  it('a poll that is woken by time does so, too', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: urlOf('orders'), MessageBody: 'order 42', DelaySeconds: 5 }));
    const poll = receive(20);
    await sqs.clock.advance('5s');
    await poll;

    expect(causesOf('messageReceived')).toEqual(['ReceiveMessage']);
  });

  it('the receive that finds a message received too often, and the one who starts to move it back', async () => {
    await send('order 42');
    await receive();
    await sqs.clock.advance('31s');
    await receive();

    await client.send(new StartMessageMoveTaskCommand({ SourceArn: sqs.queue('letters').arn, MaxNumberOfMessagesPerSecond: 1 }));
    await sqs.clock.advance('5s');

    expect(causesOf('messageDeadLettered')).toEqual(['ReceiveMessage']);
    expect(causesOf('messageRedriven')).toEqual(['StartMessageMoveTask']);
  });

  it('none, for what the test does itself and for what time does', async () => {
    sqs.queue('orders').send('order 42');
    await sqs.clock.advance({ days: 14 });
    await receive();

    expect(sqs.journal.events.map(({ kind, callId }) => [kind, callId])).toEqual(
      expect.arrayContaining([
        ['messageSent', undefined],
        ['messageExpired', undefined],
      ]),
    );
  });
});

describe('A call', () => {
  it('has a number that counts up, and nobody else has', async () => {
    await Promise.all([send('one'), send('two')]);
    await send('three');

    expect(sqs.calls.map(({ id }) => id)).toEqual([1, 2, 3]);
  });

  it('is told of from its arrival to its end', async () => {
    const seen: string[] = [];
    worldBehind(sqs)!.world.liveCalls.observe({
      arrived: ({ id, action, state }) => seen.push(`${id} ${action}: ${state}`),
      waits: ({ id, state }) => seen.push(`${id}: ${state}`),
      ended: ({ id, state, output, error }) => seen.push(`${id}: ${state} with ${error?.code ?? JSON.stringify(output)}`),
    });
    const hangUp = new AbortController();
    const given = client
      .send(new ReceiveMessageCommand({ QueueUrl: urlOf('orders'), WaitTimeSeconds: 20 }), { abortSignal: hangUp.signal })
      .catch(() => {});
    await sqs.clock.advance(0);
    hangUp.abort();
    await given;
    await client.send(new SendMessageCommand({ QueueUrl: `${urlOf('orders')}x`, MessageBody: 'x' })).catch(() => {});

    expect(seen).toEqual([
      '1 ReceiveMessage: arrived',
      '1: waits',
      '1: givenUp with {"Messages":[]}',
      '2 SendMessage: arrived',
      '2: answered with QueueDoesNotExist',
    ]);
  });
});
