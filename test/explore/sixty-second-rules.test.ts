import { CreateQueueCommand, DeleteQueueCommand, PurgeQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { explore, type ExploreError } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { consume, newClient } from './shop';

const QUIET = { seconds: 1000, log: false, runs: 40 };

/** Empties a queue before it fills it, and does so until that is done. */
function rebuilding(isDone: (error: Error) => boolean) {
  return async (sqs: Sqs): Promise<void> => {
    const index = sqs.createQueue('index', { VisibilityTimeout: 30 });
    const client = newClient();
    const until = async (isEnough: (error: Error) => boolean, work: () => Promise<unknown>): Promise<void> => {
      for (;;) {
        try {
          return void (await work());
        } catch (error) {
          if (isEnough(error as Error)) return;
          if ((error as Error).name === 'PurgeQueueInProgress') throw error;
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
    };
    await until(isDone, async () => client.send(new PurgeQueueCommand({ QueueUrl: index.url })));
    await until(
      () => false,
      async () => client.send(new SendMessageCommand({ QueueUrl: index.url, MessageBody: 'a' })),
    );
    const words = new Set<string>();
    const stop = consume(index.url, ({ Body }) => void words.add(Body!));
    await sqs.settle();
    stop();
    expect([...words]).toEqual(['a']);
  };
}

it('A program is found that does not get over PurgeQueueInProgress when the answer to its purge was lost', async () => {
  const found = await explore(
    rebuilding(() => false),
    QUIET,
  ).catch((error: ExploreError) => error);

  expect(found).toMatchObject({ decisions: [{ at: 'PurgeQueue index #1', fault: 'lostResponse' }] });
  expect(found).toHaveProperty('failure.name', 'PurgeQueueInProgress');
});

it('A program holds that knows it for a purge that is done', async () => {
  await explore(
    rebuilding(({ name }) => name === 'PurgeQueueInProgress'),
    QUIET,
  );
});

it('A test that deletes a queue and creates it again at once is explored without the rule that forbids it', async () => {
  const recreating = async (sqs: Sqs): Promise<void> => {
    const client = newClient();
    const QueueUrl = sqs.createQueue('replies').url;
    const attempt = async (work: Promise<unknown>): Promise<unknown> => work.catch((error: Error) => error.name);
    await attempt(client.send(new DeleteQueueCommand({ QueueUrl })));
    expect(await attempt(client.send(new CreateQueueCommand({ QueueName: 'replies' })))).not.toBe('QueueDeletedRecently');
  };

  await explore(recreating, { ...QUIET, faults: ['refused'] });
});
