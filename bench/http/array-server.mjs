// The least that still holds messages: bodies in an array, with the ids, MD5s and handles that each answer needs. It checks nothing,
// knows no time and no groups, and keeps no history. usage: node array-server.mjs PORT
import { hash, randomUUID } from 'node:crypto';
import { send, serve } from './bare-server.mjs';

const port = Number(process.argv[2]);
const queues = new Map();
let handles = 0;

serve(port, {
  CreateQueue({ QueueName }, response) {
    const QueueUrl = `http://127.0.0.1:${port}/000000000000/${QueueName}`;
    queues.set(QueueUrl, { waiting: [], next: 0, inFlight: new Map(), polls: [] });
    send(response, JSON.stringify({ QueueUrl }));
  },
  SendMessage({ QueueUrl, MessageBody }, response) {
    const queue = queues.get(QueueUrl);
    send(response, JSON.stringify(sent(queue, MessageBody)));
    wake(queue);
  },
  SendMessageBatch({ QueueUrl, Entries }, response) {
    const queue = queues.get(QueueUrl);
    send(response, JSON.stringify({ Successful: Entries.map(({ Id, MessageBody }) => ({ Id, ...sent(queue, MessageBody) })) }));
    wake(queue);
  },
  ReceiveMessage({ QueueUrl, MaxNumberOfMessages = 1, WaitTimeSeconds = 0 }, response) {
    const queue = queues.get(QueueUrl);
    if (WaitTimeSeconds > 0 && queue.waiting.length === queue.next) queue.polls.push(response);
    else deliver(queue, MaxNumberOfMessages, response);
  },
  DeleteMessage({ QueueUrl, ReceiptHandle }, response) {
    queues.get(QueueUrl).inFlight.delete(ReceiptHandle);
    send(response, '');
  },
  DeleteMessageBatch({ QueueUrl, Entries }, response) {
    const { inFlight } = queues.get(QueueUrl);
    for (const { ReceiptHandle } of Entries) inFlight.delete(ReceiptHandle);
    send(response, JSON.stringify({ Successful: Entries.map(({ Id }) => ({ Id })) }));
  },
});

function sent({ waiting }, body) {
  const message = { id: randomUUID(), md5: hash('md5', body), body };
  waiting.push(message);
  return { MessageId: message.id, MD5OfMessageBody: message.md5 };
}

function wake(queue) {
  const poll = queue.polls.shift();
  if (poll !== undefined) deliver(queue, 1, poll);
}

function deliver(queue, most, response) {
  const taken = queue.waiting.slice(queue.next, queue.next + most);
  queue.next += taken.length;
  const Messages = taken.map((message) => {
    const ReceiptHandle = `AQEB${String(++handles).padStart(96, '0')}`;
    queue.inFlight.set(ReceiptHandle, message);
    return { MessageId: message.id, ReceiptHandle, MD5OfBody: message.md5, Body: message.body };
  });
  send(response, JSON.stringify({ Messages }));
}
