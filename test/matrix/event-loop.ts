import { strict as assert } from 'node:assert';
import { stat } from 'node:fs';
import { setImmediate } from 'node:timers';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { QueueView } from 'msw-sqs';

/** A program that goes on for so many calls has been kept from everything else. */
const CALLS_MAX = 3000;

const after = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whatever carries the calls: who makes one after the other keeps nobody else in the process from running. */
export function letsOthersRun(queue: () => QueueView, test: (title: string, body: () => Promise<void>) => void): void {
  const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const QueueUrl = (): string => queue().url;
  const send = (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl: QueueUrl(), MessageBody }));
  const receive = async () => (await client.send(new ReceiveMessageCommand({ QueueUrl: QueueUrl() }))).Messages ?? [];

  /** Calls SQS until something has happened. @returns how many calls that took */
  async function callsUntil(hasHappened: () => boolean, call: () => Promise<unknown> = receive): Promise<number> {
    let calls = 0;
    for (; !hasHappened() && calls < CALLS_MAX; calls++) await call();
    return calls;
  }

  test('short polls in a loop find what a timer sends', async () => {
    queue().purge();
    setTimeout(() => void send('late'), 50);
    const bodies: (string | undefined)[] = [];

    const calls = await callsUntil(
      () => bodies.length > 0,
      async () => bodies.push(...(await receive()).map(({ Body }) => Body)),
    );

    assert.deepEqual([bodies, calls < CALLS_MAX], [['late'], true]);
  });

  test('timers, immediates and files get on beside a chain of calls', async () => {
    const happened = new Set<string>();
    setTimeout(() => void happened.add('timeout'), 0);
    setImmediate(() => void happened.add('immediate'));
    stat(process.execPath, () => void happened.add('file'));

    const calls = await callsUntil(() => happened.size === 3);

    assert.equal(calls < CALLS_MAX, true, `after ${calls} calls there was only ${[...happened].join(', ')}`);
  });

  test('a consumer that pauses with setTimeout(…, 0) is not starved by a chain of sends', async () => {
    const consumed: string[] = [];
    let over = false;
    const consumer = (async () => {
      while (!over) {
        for (const { Body, ReceiptHandle } of await receive()) {
          await client.send(new DeleteMessageCommand({ QueueUrl: QueueUrl(), ReceiptHandle }));
          consumed.push(Body!);
        }
        await after(0);
      }
    })();

    const calls = await callsUntil(
      () => consumed.length >= 5,
      () => send('next'),
    );
    over = true;
    await consumer;

    assert.equal(calls < CALLS_MAX, true, `${consumed.length} were consumed beside ${calls} sends`);
    queue().purge();
  });

  test('callers take fair turns', async () => {
    const turns = [0, 0];
    const caller = async (index: number): Promise<void> => {
      while (turns[0]! + turns[1]! < 200) {
        await receive();
        turns[index]!++;
      }
    };

    await Promise.all([caller(0), caller(1)]);

    assert.equal(Math.abs(turns[0]! - turns[1]!) <= 5, true, `${turns[0]} and ${turns[1]}`);
  });
}
