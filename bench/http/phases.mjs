import { Connection, requestText } from './connection.mjs';

const BODY = 'x'.repeat(256);
const BATCH = 10;
const ids = Array.from({ length: BATCH }, (_, index) => String(index));
let queues = 0;
let messages = 0;

/** What is measured; each opens its own queue and hands over `round`, which does one piece of work and returns its messages. */
export const PHASES = {
  'send-1': (port, load) => sends(port, load, 1),
  'send-32': (port, load) => sends(port, load, 32),
  async batch(port, load) {
    const QueueUrl = await createQueue(port);
    const request = batchOf(port, QueueUrl);
    return load.run(port, 4, async (call) => {
      await call(request);
      return BATCH;
    });
  },
  async drain(port, load) {
    const QueueUrl = await createQueue(port);
    return load.runFor(port, 4, {
      messages: load.drained,
      before: (count) => fill(port, QueueUrl, count),
      round: receiveAndDelete(port, QueueUrl, BATCH),
    });
  },
  async 'ping-pong'(port, load) {
    const QueueUrl = await createQueue(port);
    const send = requestText(port, 'SendMessage', { QueueUrl, MessageBody: BODY });
    return pingPong(port, load, QueueUrl, () => send);
  },
  async 'fifo-ping-pong'(port, load) {
    const QueueUrl = await createQueue(port, '.fifo');
    const message = { QueueUrl, MessageBody: BODY, MessageGroupId: 'group', MessageDeduplicationId: '' };
    return pingPong(port, load, QueueUrl, () =>
      requestText(port, 'SendMessage', { ...message, MessageDeduplicationId: String(messages++) }),
    );
  },
};

/** Creates a queue of a new name. @returns its URL */
export async function createQueue(port, suffix = '') {
  const attributes = { VisibilityTimeout: '600', ...(suffix && { FifoQueue: 'true' }) };
  const input = { QueueName: `bench-${process.pid}-${queues++}${suffix}`, Attributes: attributes };
  return /"QueueUrl": *"([^"]+)"/.exec(await callOnce(port, requestText(port, 'CreateQueue', input)))[1];
}

/** Sends so many messages, in batches. */
export async function fill(port, QueueUrl, count) {
  const request = batchOf(port, QueueUrl);
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const connection = new Connection(port);
      while ((count -= BATCH) >= 0) await connection.call(request);
      connection.close();
    }),
  );
}

/** A piece of work: receives up to `most` messages, and deletes them. */
export function receiveAndDelete(port, QueueUrl, most) {
  const receive = requestText(port, 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: most });
  return async (call) => {
    const handles = handlesIn(await call(receive));
    if (handles.length > 0) await call(deleteOf(port, QueueUrl, handles));
    return handles.length;
  };
}

async function sends(port, load, connections) {
  const request = requestText(port, 'SendMessage', { QueueUrl: await createQueue(port), MessageBody: BODY });
  return load.run(port, connections, async (call) => {
    await call(request);
    return 1;
  });
}

/** A poll waits, a send wakes it; the message before is deleted in between, by when the poll has certainly arrived. */
async function pingPong(port, load, QueueUrl, nextSend) {
  const poll = requestText(port, 'ReceiveMessage', { QueueUrl, WaitTimeSeconds: 20 });
  const poller = new Connection(port);
  let remove;
  const rate = await load.run(port, 1, async (call) => {
    const polled = poller.call(poll);
    if (remove !== undefined) await call(remove);
    await call(nextSend());
    remove = deleteOf(port, QueueUrl, handlesIn(await polled));
    return 1;
  });
  poller.close();
  return rate;
}

function deleteOf(port, QueueUrl, handles) {
  if (handles.length === 1) return requestText(port, 'DeleteMessage', { QueueUrl, ReceiptHandle: handles[0] });
  return requestText(port, 'DeleteMessageBatch', {
    QueueUrl,
    Entries: handles.map((ReceiptHandle, index) => ({ Id: ids[index], ReceiptHandle })),
  });
}

function batchOf(port, QueueUrl) {
  return requestText(port, 'SendMessageBatch', { QueueUrl, Entries: ids.map((Id) => ({ Id, MessageBody: BODY })) });
}

/** Found without parsing: a receive's answer is mostly bodies. */
function handlesIn(answer) {
  return Array.from(answer.matchAll(/"ReceiptHandle": *"([^"]+)"/g), ([, handle]) => handle);
}

async function callOnce(port, request) {
  const connection = new Connection(port);
  const answer = await connection.call(request);
  connection.close();
  return answer;
}
