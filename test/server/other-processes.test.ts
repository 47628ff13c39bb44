import { fork, spawn } from 'node:child_process';
import cluster from 'node:cluster';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { startSqsServer, type SqsServer } from '../../src/server';
import { createSqs } from '../../src';

const PROGRAM = join(__dirname, 'programs/fulfil-order.cjs');

const sqs = createSqs();
let server: SqsServer;

beforeAll(async () => {
  sqs.listen();
  server = await startSqsServer({ sqs, port: 0 });
});
afterAll(async () => {
  sqs.close();
  await server.close();
});

const starts: Record<string, (env: NodeJS.ProcessEnv) => Promise<unknown>> = {
  'a worker thread': (env) => once(new Worker(PROGRAM, { env }), 'exit'),
  'a forked process': (env) => once(fork(PROGRAM, { env }), 'exit'),
  'any child process': (env) => once(spawn(process.execPath, [PROGRAM], { env }), 'exit'),
  'a worker of a cluster': (env) => {
    cluster.setupPrimary({ exec: PROGRAM });
    const worker = cluster.fork(env);
    worker.process.once('message', () => worker.disconnect());
    return once(worker.process, 'exit');
  },
};

describe('Code outside of the test process', () => {
  it.each(Object.keys(starts))('works on the queues of the test, by a server of the same SQS: %s', async (name) => {
    sqs.clear();
    const orders = sqs.createQueue(`${server.endpoint}/${sqs.accountId}/orders`);
    const shipments = sqs.createQueue('shipments');
    orders.send({ orderId: 42 });

    const [code] = (await starts[name]!({ ...process.env, AWS_ENDPOINT_URL_SQS: server.endpoint, ORDERS_URL: orders.url })) as [number];

    expect(code).toBe(0);
    expect(orders.counts).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(shipments.messages).toMatchObject([{ json: { orderId: 42 } }]);
    expect(sqs.calls.map(({ action }) => action)).toEqual(['ReceiveMessage', 'GetQueueUrl', 'SendMessage', 'DeleteMessage']);
  });
});
