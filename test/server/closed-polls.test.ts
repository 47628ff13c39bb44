import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { startSqsServer } from '../../src/server';

/** By hand: `MSW_SQS_POLLS=10000 npx jest closed-polls`. */
const POLLS = Number(process.env['MSW_SQS_POLLS'] ?? 400);
const AT_ONCE = 20;

/** The clients, on an event loop of their own: a poll and a send for each number, and the poll is closed at any moment around the send. */
const CLIENTS = `
  const net = require('node:net');
  const { setTimeout: after } = require('node:timers/promises');
  const { parentPort, workerData: { port, path, polls, atOnce } } = require('node:worker_threads');

  const wire = (action, input) => {
    const body = JSON.stringify({ QueueUrl: path, ...input });
    const head = 'POST / HTTP/1.1\\r\\nhost: 127.0.0.1\\r\\nx-amz-target: AmazonSQS.' + action + '\\r\\n';
    return head + 'content-length: ' + Buffer.byteLength(body) + '\\r\\n\\r\\n' + body;
  };
  const connected = async () => {
    const socket = net.connect(port, '127.0.0.1').on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve));
    return socket;
  };
  const got = [];
  async function poll(number) {
    const socket = await connected();
    socket.on('data', (piece) => got.push(...Array.from(piece.toString().matchAll(/"Body":"(\\d+)"/g), ([, body]) => body)));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(wire('ReceiveMessage', { WaitTimeSeconds: number % 8 === 0 ? 0 : 20 }));
    // Half of them at a moment when the message is on its way.
    await after(Math.random() * 4);
    for (let turn = Math.random() * 20; turn > 0; turn--) await new Promise(setImmediate);
    if (number % 3 === 0) socket.destroy();
    else if (number % 3 === 1) socket.resetAndDestroy();
    else socket.end(() => socket.destroy());
    await closed;
  }
  async function send(number) {
    const socket = await connected();
    await after(Math.random() * 4);
    socket.write(wire('SendMessage', { MessageBody: String(number) }));
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
  }
  (async () => {
    for (let number = 0; number < polls; number += atOnce) {
      const wave = Array.from({ length: atOnce }, (_, index) => number + index);
      await Promise.all(wave.flatMap((one) => [poll(one), send(one)]));
    }
    parentPort.postMessage(got);
  })();
`;

describe('A poll whose client goes away', () => {
  it('takes no message along, whenever it goes, by FIN or by RST', async () => {
    const server = await startSqsServer({ port: 0, region: 'us-east-1', queues: { orders: {} } });
    const orders = server.sqs.queue('orders');
    const port = Number(new URL(server.endpoint).port);
    const clients = new Worker(CLIENTS, { eval: true, workerData: { port, path: 'orders', polls: POLLS, atOnce: AT_ONCE } });

    const [got] = (await once(clients, 'message')) as [string[]];
    await server.close();

    const unread = orders.messages.filter(({ body }) => !got.includes(body));
    expect(orders.messages).toHaveLength(POLLS);
    expect(unread.length).toBeGreaterThan(0);
    expect(unread.filter(({ state, receiveCount }) => state !== 'visible' || receiveCount > 0)).toEqual([]);
    await clients.terminate();
  }, 600_000);
});
