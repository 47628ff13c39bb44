import https from 'node:https';
import type timers from 'node:timers';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { jest } from '@jest/globals';
import type { QueueView } from '../../src/testing/queues/queue-view';

const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
const { setImmediate } = jest.requireActual<typeof timers>('node:timers');

/** More than any way in takes to bring an answer. */
const STEPS = 40;

interface Caller {
  /** Resolves when the answer came, and rejects when the caller gave up before. */
  readonly answered: Promise<unknown>;
  hangUp(): void;
}

type Call = (queueUrl: string, parameters: object) => Caller;

const bySdk: Call = (QueueUrl, parameters) => {
  const controller = new AbortController();
  const command = new ReceiveMessageCommand({ QueueUrl, ...parameters });
  return { answered: client.send(command, { abortSignal: controller.signal }), hangUp: () => controller.abort() };
};

const TARGET = { 'x-amz-target': 'AmazonSQS.ReceiveMessage', 'content-type': 'application/x-amz-json-1.0' };
const bodyOf = (QueueUrl: string, parameters: object): string => JSON.stringify({ QueueUrl, ...parameters });

const byHttps: Call = (QueueUrl, parameters) => {
  const request = https.request(QueueUrl, { method: 'POST', headers: TARGET });
  const answered = new Promise((resolve, reject) => request.once('response', resolve).once('error', reject));
  request.end(bodyOf(QueueUrl, parameters));
  return { answered, hangUp: () => request.destroy() };
};

const byHttpsWithSignal: Call = (QueueUrl, parameters) => {
  const controller = new AbortController();
  const request = https.request(QueueUrl, { method: 'POST', headers: TARGET, signal: controller.signal });
  const answered = new Promise((resolve, reject) => request.once('response', resolve).once('error', reject));
  request.end(bodyOf(QueueUrl, parameters));
  return { answered, hangUp: () => controller.abort() };
};

const byFetch: Call = (QueueUrl, parameters) => {
  const controller = new AbortController();
  const init = { method: 'POST', headers: TARGET, body: bodyOf(QueueUrl, parameters), signal: controller.signal };
  return { answered: fetch(QueueUrl, init), hangUp: () => controller.abort() };
};

const CALLS: [string, Call, string][] = [
  ['the SDK', bySdk, 'AbortError'],
  ['https.request', byHttps, 'Error'],
  ['https.request with a signal', byHttpsWithSignal, 'AbortError'],
  ['fetch', byFetch, 'AbortError'],
];

const tick = (): Promise<void> => Promise.resolve();
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Calls, and hangs up after so many steps. @returns how the call ended, and whether the message was taken */
async function hangUpAfter(orders: QueueView, steps: number, step: () => Promise<void>, call: Call, waitSeconds: number) {
  orders.purge();
  const { answered, hangUp } = call(orders.url, { WaitTimeSeconds: waitSeconds });
  const outcome = answered.then(
    () => 'answered',
    (error: Error) => error.name,
  );
  if (waitSeconds === 0) orders.send('order');
  else void Promise.resolve().then(() => orders.send('order'));
  for (let i = 0; i < steps; i++) await step();
  hangUp();
  const how = await outcome;
  for (let i = 0; i < STEPS; i++) await turn();
  return { how, taken: orders.inFlight.length === 1 };
}

/** Whatever carries the calls: who hangs up before the answer came leaves the message in its queue. */
export function takesNothingFromWhoHangsUp(orders: QueueView): void {
  describe.each(CALLS)('a receive by %s that is aborted', (_name, call, failure) => {
    it.each([
      ['a short poll', 0],
      ['a long poll', 20],
    ])('has its message or leaves it, at whatever moment: %s', async (_kind, waitSeconds) => {
      const outcomes = [];
      for (const step of [tick, turn]) {
        for (let steps = 0; steps < STEPS; steps++) outcomes.push(await hangUpAfter(orders, steps, step, call, waitSeconds));
      }

      for (const { how, taken } of outcomes) expect({ how, taken }).toEqual(taken ? { how: 'answered', taken } : { how: failure, taken });
      expect(new Set(outcomes.map(({ taken }) => taken))).toEqual(new Set([true, false]));
    });
  });
}
