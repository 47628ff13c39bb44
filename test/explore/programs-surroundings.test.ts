import { setInterval as ticks, setTimeout as wait, scheduler } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CreateQueueCommand, DeleteQueueCommand, ReceiveMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { explore, type ExploreError } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { consume, newClient, payments } from './shop';

const QUIET = { log: false, seconds: 20 };

const HOUR_MS = 3_600_000;

// Taken before anybody explores.
const taken = { sleep: promisify(setTimeout), wait, setTimeout, setInterval, clearInterval, clearTimeout };

async function thirdTick(ms: number): Promise<void> {
  let ticks = 0;
  const watch = taken.setTimeout(() => undefined, ms * 2);
  await new Promise<void>((resolve) => {
    const ticking = taken.setInterval(() => {
      if (++ticks < 3) return;
      taken.clearInterval(ticking);
      resolve();
    }, ms / 3);
  });
  taken.clearTimeout(watch);
}

async function tickFor(ms: number): Promise<void> {
  for await (const _ of ticks(ms / 2)) if (++tickFor.count % 2 === 0) return;
}
tickFor.count = 0;

async function untilTimeout(ms: number): Promise<void> {
  await new Promise<void>((resolve) => AbortSignal.timeout(ms).addEventListener('abort', () => resolve()));
}

describe('explore moves', () => {
  it.each([
    ['setTimeout of node:timers/promises', (ms: number) => wait(ms)],
    ['setInterval of node:timers/promises', tickFor],
    ['scheduler.wait()', (ms: number) => scheduler.wait(ms)],
    ['util.promisify(setTimeout)', (ms: number) => promisify(setTimeout)(ms)],
    ['AbortSignal.timeout()', untilTimeout],
    ['a promisified setTimeout at the top of a file', (ms: number) => taken.sleep(ms)],
    ['setTimeout of node:timers/promises, taken at the top of a file', (ms: number) => taken.wait(ms)],
    ['setTimeout that was taken at the top of a file', (ms: number) => new Promise((resolve) => void taken.setTimeout(resolve, ms))],
    ['setInterval that was taken at the top of a file', thirdTick],
    [
      'performance.now()',
      async (ms: number) => {
        for (const endsAt = performance.now() + ms; performance.now() < endsAt;) await wait(ms / 4);
      },
    ],
  ])('what waits by %s', async (_, pause) => {
    const elapsed: number[] = [];
    const slow = async (sqs: Sqs): Promise<void> => {
      const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 7200 });
      jobs.send('render');
      const startedAt = Date.now();
      const stop = consume(jobs.url, async () => {
        await pause(HOUR_MS);
        elapsed.push(Date.now() - startedAt);
      });
      await sqs.settle({ within: '12h' });
      stop();
      expect(jobs.messages).toEqual([]);
    };

    await explore(slow, { ...QUIET, runs: 2 });

    expect(elapsed).toEqual([HOUR_MS, HOUR_MS]);
  });

  it('no wait of those who are no part of it', async () => {
    const { signal } = new AbortController();

    await explore(
      payments((id, charged) => void (charged.includes(id) || charged.push(id))),
      { ...QUIET, runs: 2 },
    );

    await expect(wait(0, 'real', { signal })).resolves.toBe('real');
    await expect(promisify(setTimeout)(0, 'real')).resolves.toBe('real');
  });

  it('a wait that is given up, which fails as it does in Node.js', async () => {
    const errors: unknown[] = [];
    const impatient = async (sqs: Sqs): Promise<void> => {
      const stopped = new AbortController();
      const waited = wait(HOUR_MS, undefined, { signal: stopped.signal }).catch((error: unknown) => errors.push(error));
      await newClient().send(new ReceiveMessageCommand({ QueueUrl: sqs.createQueue('jobs').url }));
      stopped.abort();
      await waited;
    };

    await explore(impatient, { ...QUIET, runs: 2 });

    expect(errors).toEqual([
      expect.objectContaining({ name: 'AbortError', code: 'ABORT_ERR' }),
      expect.objectContaining({ name: 'AbortError', code: 'ABORT_ERR' }),
    ]);
  });
});

describe('An exploration', () => {
  it('leaves calls without an answer that a program has left behind: none fails, and is made again', async () => {
    const errors: unknown[] = [];
    const forgotten = async (sqs: Sqs): Promise<void> => {
      const jobs = sqs.createQueue('jobs');
      const client = newClient();
      const poll = async (): Promise<void> => {
        for (;;) await client.send(new ReceiveMessageCommand({ QueueUrl: jobs.url, WaitTimeSeconds: 20 }));
      };
      void poll().catch((error: unknown) => errors.push(error));
      await client.send(new SendMessageCommand({ QueueUrl: jobs.url, MessageBody: 'render' }));
    };

    await explore(forgotten, { ...QUIET, runs: 2, conserve: false });
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));

    expect(errors).toEqual([]);
  });

  it('takes an error that nobody handles for one of the program, and tells what SQS did', async () => {
    const forgetful = async (sqs: Sqs): Promise<void> => {
      const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 30 });
      const client = newClient();
      void client.send(new ReceiveMessageCommand({ QueueUrl: jobs.url }));
      await wait(10_000);
    };

    const found = await explore(forgetful, { ...QUIET, faults: ['lostResponse'] }).catch((error: ExploreError) => error);

    expect(found).toMatchObject({ name: 'ExploreError', decisions: [{ fault: 'lostResponse', way: 'for good' }] });
    expect(found).toHaveProperty(
      'message',
      expect.stringMatching(/Nobody handles this error, so it would end the process:\n +TimeoutError: /),
    );
  });

  it('lets a program try again without a pause as long as an outage goes on', async () => {
    const restless = async (sqs: Sqs): Promise<void> => {
      const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 30 });
      const client = newClient();
      for (let messages; messages === undefined;)
        messages = await client.send(new ReceiveMessageCommand({ QueueUrl: jobs.url })).catch(() => undefined);
    };

    await explore(restless, { ...QUIET, faults: ['outage'], runs: 20 });
  });

  it('says what fails on the second good day, where the calls are the same', async () => {
    let runs = 0;
    const worn = async (sqs: Sqs): Promise<void> => {
      await newClient().send(new ReceiveMessageCommand({ QueueUrl: sqs.createQueue('jobs').url }));
      if (++runs > 1) throw new Error('out of tea');
    };

    await expect(explore(worn, QUIET)).rejects.toThrow(/It made the same calls, but failed the second time:\n +out of tea/);
  });
});

describe('Messages in a queue that the program deletes', () => {
  it('are not lost: a reply may come again when nobody waits for it any more', async () => {
    const ask = async (sqs: Sqs): Promise<void> => {
      const client = newClient();
      const requests = sqs.createQueue('requests', { VisibilityTimeout: 30 });
      const replies = await insist(() => client.send(new CreateQueueCommand({ QueueName: 'replies-to-me' })));
      const stop = consume(requests.url, async ({ Body }) => {
        await client.send(new SendMessageCommand({ QueueUrl: replies.QueueUrl, MessageBody: `${Body}!` }));
      });
      requests.send('ping');
      const receive = new ReceiveMessageCommand({ QueueUrl: replies.QueueUrl, WaitTimeSeconds: 20 });
      let reply;
      while (reply === undefined) reply = (await insist(() => client.send(receive))).Messages?.[0]?.Body;
      stop();
      await client.send(new DeleteQueueCommand({ QueueUrl: replies.QueueUrl })).catch(() => {});
      expect(reply).toBe('ping!');
    };

    await explore(ask, { ...QUIET, runs: 20, faults: ['lostResponse'] });
  });

  async function insist<T>(attempt: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await attempt();
      } catch {
        await wait(1000);
      }
    }
  }
});
