const { AsyncResource } = require('node:async_hooks');
const { DeleteMessageCommand, ListQueuesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } = require('@aws-sdk/client-sqs');
const { afterAll, beforeAll, beforeEach, describe, expect, it } = require('@jest/globals');
const { sqs } = require('msw-sqs/jest');

const client = new SQSClient();
const orders = sqs.createQueue('orders');
const events = sqs.createQueue('events');
const poll = ({ url: QueueUrl }) => client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
const send = ({ url: QueueUrl }, MessageBody) => client.send(new SendMessageCommand({ QueueUrl, MessageBody }));
const reasonOf = (call) =>
  call.then(
    () => 'was answered',
    ({ message }) => message.split(/[:.,]/)[0],
  );

const heardByFile = [];
beforeAll(() => {
  void (async () => {
    for (;;) {
      const { Messages = [] } = await poll(events);
      heardByFile.push(...Messages.map(({ Body }) => Body));
    }
  })();
});

let sentByHook;
beforeEach(async () => void (sentByHook = (await send(orders, 'of a hook')).MessageId));

let left;
let callLater;
let late;
let finishLater;
describe('a consumer', () => {
  it('polls on when its test has ended', async () => {
    left = reasonOf(poll(sqs.createQueue('left')));
    late = new Promise((resolve) => (callLater = resolve)).then(() => send(orders, 'too late').catch(({ message }) => message));
    await sqs.clock.advance(0);
    expect(orders).toHaveMessageCount(1);
  });
});

it('is sent home empty when the next test begins', async () => {
  expect(await left).toBe('was answered');
});

it('does not get into a later test', async () => {
  callLater();

  expect(await late).toMatch(
    /^SendMessage on "orders" came when the test "a consumer › polls on when its test has ended", .*, set MSW_SQS = \{ resetBetweenTests: false \}\.$/,
  );
  expect(orders.messages).toMatchObject([{ id: sentByHook }]);
  expect(sqs).toHaveReceivedCommandTimes(SendMessageCommand, 1);
});

it('goes on with a message when its test has ended', async () => {
  await send(orders, 'slowly handled');
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: orders.url, MaxNumberOfMessages: 10 }));
  const handled = Messages.map(({ ReceiptHandle }) => new DeleteMessageCommand({ QueueUrl: orders.url, ReceiptHandle }));
  finishLater = AsyncResource.bind(async () => {
    for (const command of handled) await client.send(command);
    return client.send(new ListQueuesCommand({}));
  });
});

it('may still look at queues and delete what it has received, and no later test has a call of it', async () => {
  expect((await finishLater()).QueueUrls).toContain(orders.url);
  expect(orders.messages).toMatchObject([{ id: sentByHook }]);
  expect(sqs).not.toHaveReceivedCommand(DeleteMessageCommand);
  expect(sqs).not.toHaveReceivedCommand(ListQueuesCommand);
});

it.failing(
  'hangs until its time is up',
  () => {
    left = reasonOf(poll(sqs.createQueue('hanging')));
    return left;
  },
  50,
);

it('is sent home after a test whose time was up, too', async () => {
  expect(await left).toBe('was answered');
});

it('goes on when beforeAll has started it', async () => {
  await send(events, 'event 1');
  await sqs.clock.advance(0);

  expect(heardByFile).toEqual(['event 1']);
});

describe('a consumer that is stopped in afterAll', () => {
  const stopped = sqs.createQueue('stopped');
  let goesOn = true;
  beforeAll(() => {
    void (async () => {
      while (goesOn) await poll(stopped);
    })();
  });
  afterAll(() => void (goesOn = false));

  it('is not told of at the end of the file, though its last poll is still open', async () => {
    await sqs.clock.advance(0);
    expect(sqs).toHaveReceivedCommandWith(ReceiveMessageCommand, { QueueUrl: stopped.url });
  });
});

describe('a consumer of a group', () => {
  const group = sqs.createQueue('group');
  const stop = new AbortController();
  const heard = [];

  beforeAll(() => {
    const receive = new ReceiveMessageCommand({ QueueUrl: group.url, WaitTimeSeconds: 20 });
    void (async () => {
      while (!stop.signal.aborted) {
        const { Messages = [] } = await client.send(receive, { abortSignal: stop.signal });
        heard.push(...Messages.map(({ Body }) => Body));
      }
    })().catch(({ name }) => heard.push(name));
  });
  afterAll(() => stop.abort());

  it.each([1, 2])('goes on in each of its tests when its beforeAll has started it: %i', async (n) => {
    await sqs.clock.advance(0);
    await send(group, `event ${n}`);
    await sqs.clock.advance(0);

    expect(heard).toEqual(['event 1', 'event 2'].slice(0, n));
  });
});

it('polls on at the end of the file', async () => {
  const last = sqs.createQueue('last');
  void (async () => {
    for (;;) await poll(last);
  })().catch(() => {});
  await sqs.clock.advance(0);
});
