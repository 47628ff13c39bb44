import { explore, type ExploreError, type Scenario } from '../../src/chaos';
import type { Sqs } from '../../src/world/sqs';
import { consume } from './shop';

beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => jest.restoreAllMocks());

async function findingOf(scenario: Scenario, options = {}): Promise<ExploreError | undefined> {
  return explore(scenario, { seconds: 30, ...options }).then(
    () => undefined,
    (error: ExploreError) => error,
  );
}

/** Jobs of which all are to be done, with a dead-letter queue behind them. */
function jobs(maxReceiveCount: number, count = 1): Scenario {
  return async (sqs: Sqs): Promise<void> => {
    const queue = sqs.createQueue('jobs', { VisibilityTimeout: 5, deadLetterQueue: 'jobs-dlq', maxReceiveCount });
    const done = new Set<string>();
    for (let job = 1; job <= count; job++) queue.send(`job ${job}`);
    const stop = consume(queue.url, ({ Body }) => void done.add(Body!));
    await sqs.settle();
    stop();
    expect(sqs.queue('jobs-dlq').messages.map(({ body }) => body)).toEqual([]);
    expect(done.size).toBe(count);
  };
}

describe('A message that SQS gives to nobody', () => {
  it.each([2, 3, 4])(
    'does not become a dead letter by that where maxReceiveCount is %d: its queue is made by the scenario',
    async (max) => {
      expect(await findingOf(jobs(max), { runs: 40 })).toBeUndefined();
    },
  );

  it('is spared on its own account: others of its queue are not', async () => {
    const lostTwice = async (sqs: Sqs): Promise<void> => {
      const queue = sqs.createQueue('jobs', { VisibilityTimeout: 5, deadLetterQueue: 'jobs-dlq', maxReceiveCount: 3 });
      const times = new Map<string, number>();
      for (const body of ['one', 'two']) queue.send(body);
      const stop = consume(queue.url, ({ Body, Attributes }) => void times.set(Body!, Number(Attributes?.['ApproximateReceiveCount'])), 1);
      await sqs.settle();
      stop();
      expect([...times.values()].every((count) => count > 1)).toBe(false);
    };

    const found = await findingOf(lostTwice, { faults: ['lostDelivery'], runs: 100 });

    expect(found?.decisions.map(({ fault }) => fault)).toEqual(['lostDelivery', 'lostDelivery']);
  });

  it('is the end of it where maxReceiveCount is 1, and the report says why', async () => {
    const found = await findingOf(jobs(1));

    expect(found?.decisions).toHaveLength(1);
    expect(found?.message).toContain('A message was dead-lettered by this alone, whatever the program does: a higher maxReceiveCount');
  });

  it('may use up all receives where that is asked for', async () => {
    const found = await findingOf(jobs(2), { faults: ['lostDelivery'], deadLetters: true });

    expect(found?.decisions.map(({ fault }) => fault)).toEqual(['lostDelivery', 'lostDelivery']);
    expect(found?.message).toContain('dead-lettered by these 2 things alone');
  });
});

describe('A call that names no queue', () => {
  it('may be lost, too', async () => {
    const { ListQueuesCommand, SQSClient } = await import('@aws-sdk/client-sqs');
    const listing = async (sqs: Sqs): Promise<void> => {
      sqs.createQueue('jobs');
      const client = new SQSClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
      const { QueueUrls } = await client.send(new ListQueuesCommand({})).catch(() => ({ QueueUrls: ['none'] }));
      expect(QueueUrls).toHaveLength(1);
    };

    expect(await findingOf(listing, { runs: 30 })).toBeUndefined();
  });
});
