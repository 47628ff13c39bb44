const { ReceiveMessageCommand, SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient({ region: 'us-east-1' });
const orders = sqs.createQueue('orders');
const events = sqs.createQueue('events');

const heard = [];
const stop = new AbortController();

/** A consumer for all tests, that pauses between its polls by a timer of the test that moves it. */
async function listen() {
  while (!stop.signal.aborted) {
    const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: events.url }));
    heard.push(...Messages.map(({ Body }) => Body));
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

beforeAll(async () => {
  jest.useFakeTimers();
  void listen();
  await sqs.clock.advance(0);
});
afterAll(() => {
  stop.abort();
  jest.useRealTimers();
});

const sendEvent = (MessageBody) => client.send(new SendMessageCommand({ QueueUrl: events.url, MessageBody }));

it('moves the consumer of all tests', async () => {
  await sendEvent('first');
  await sqs.clock.advance('3s');

  expect(heard).toEqual(['first']);
  expect(sqs.calls.find(({ action }) => action === 'SendMessage').test).toBe('moves the consumer of all tests');
  expect(sqs.calls.filter(({ action }) => action === 'ReceiveMessage').map(({ test }) => test)).not.toContain(
    'moves the consumer of all tests',
  );
});

it('moves it again, though it was another test that fired its timer', async () => {
  await sendEvent('second');
  await sqs.clock.advance('3s');

  expect(heard).toEqual(['first', 'second']);
});

let atMs;
it('a test that does not await the clock', () => {
  void sqs.clock.advance('12h');
});

it('does not get the time that an earlier one moved', async () => {
  atMs = sqs.clock.now();
  orders.send('later', { delaySeconds: 5 });
  await sqs.clock.advance('1s');

  expect(sqs.clock.now() - atMs).toBeLessThan(60_000);
  expect(orders.delayed).toHaveLength(1);
});
