import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { duplicateAfterDelete, explore, type ExploreError, type ExploreOptions, type Scenario } from '../../src/chaos';
import { createSqs, type Sqs } from '../../src/world/sqs';
import * as matchers from '../../src/testing/matchers';
import { careful, careless, consume, newClient } from './shop';

expect.extend({ ...matchers });

const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  jest.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
});
afterEach(() => jest.restoreAllMocks());

/** What an exploration finds. */
async function findingOf(scenario: Scenario, options: ExploreOptions = {}): Promise<ExploreError> {
  const found = await explore(scenario, { seconds: 20, ...options }).then(
    () => undefined,
    (error: ExploreError) => error,
  );
  if (found === undefined) throw new Error('It found nothing.');
  return found;
}

describe('explore', () => {
  it('finds what breaks a program with one misfortune', async () => {
    const { decisions, message, runs } = await findingOf(careless);

    expect(decisions).toEqual([{ at: 'DeleteMessage payments #1', fault: 'duplicateAfterDelete', way: 'at once' }]);
    expect(message).toContain('SQS delivered p-1 once more after it was deleted');
    expect(message).toContain('standard-queues-at-least-once-delivery');
    expect(message).toContain('+   "p-1"');
    expect(runs).toBeLessThan(40);
  });

  it('shows a run again by its replay string, ten times the same', async () => {
    const { replay, message } = await findingOf(careless);
    const what = (text: string): string => text.slice(text.indexOf('What happened'), text.indexOf('See it again'));

    for (let time = 0; time < 10; time++) {
      const again = await findingOf(careless, { replay });
      expect(what(again.message)).toBe(what(message));
    }
  });

  it('does not take a replay string for held whose misfortune can befall nobody any more', async () => {
    const { replay } = await findingOf(careless);
    const [, fingerprint] = replay!.split('~');
    const steps = [
      [
        'DeleteMessage+payments+%239=lostDelete:the+message',
        'lostDelete (the message) befall DeleteMessage payments #9, but no such call is made any more',
      ],
      [
        'DeleteMessage+payments+%231=outage:an+hour',
        'outage (an hour) befall DeleteMessage payments #1, but it cannot befall that call any more',
      ],
    ];

    for (const [step, text] of steps)
      await expect(explore(careful, { replay: `1~${fingerprint}~1~${step}` })).rejects.toThrow(
        `explore: this replay string does not fit any more, so it shows nothing: it lets ${text}. Explore anew.`,
      );
  });

  it('says how to see a run again once, also where a matcher failed, whose seed alone would not show it', async () => {
    const answered = async (sqs: Sqs): Promise<void> => {
      const queue = sqs.createQueue('payments');
      await newClient().send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'p-1' }));
      expect(queue).toHaveBeenSentTimes(1);
    };

    const { message } = await findingOf(answered, { faults: ['lostResponse'] });

    expect(message).toContain('expect(queue).toHaveBeenSentTimes(times)');
    expect(message).toContain("MSW_SQS_REPLAY='");
    expect(message).not.toContain('MSW_SQS_SEED');
  });

  it('finds nothing in a program that charges once, with any of three seeds', async () => {
    for (const seed of [1, 2, 3]) await explore(careful, { seed, runs: 60, seconds: 20 });

    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/^explore: held in 60 runs of 4 calls under all \d+ single misfortunes, /);
  });

  it('takes the timers of the program along: no run waits in real time', async () => {
    const slow = async (sqs: Sqs): Promise<void> => {
      const jobs = sqs.createQueue('jobs', { VisibilityTimeout: 7200 });
      jobs.send('render');
      const rendered = new Set<string>();
      const stop = consume(jobs.url, async ({ Body }) => {
        await new Promise((resolve) => setTimeout(resolve, 3_600_000));
        rendered.add(Body!);
      });
      await sqs.settle({ within: '12h' });
      stop();
      expect([...rendered]).toEqual(['render']);
    };

    await explore(slow, { runs: 20, faults: ['lostDelivery', 'refused'], seconds: 20 });

    expect(said[0]).toContain('never happened here');
  });

  it('lets a scenario inject faults of its own, which belong to the good day', async () => {
    const rainy = async (sqs: Sqs): Promise<void> => {
      sqs.chaos.once(duplicateAfterDelete({ queue: 'payments' }));
      await careless(sqs);
    };

    await expect(explore(rainy)).rejects.toThrow(/fails on a good day already[^]*\[duplicateAfterDelete\]/);
  });

  it('uses the timers of the program only while it runs', async () => {
    const { setTimeout: before, Date: date } = globalThis;

    await explore(careful, { runs: 3 });

    expect([globalThis.setTimeout, globalThis.Date]).toEqual([before, date]);
  });

  it('runs each scenario in a world of its own', async () => {
    const sqs = createSqs({ queues: { payments: { VisibilityTimeout: 30 } } });
    sqs.listen();
    sqs.queue('payments').send('outside');

    await explore(careful, { sqs, runs: 5 });

    expect(sqs.queue('payments').messages.map(({ body }) => body)).toEqual(['outside']);
    sqs.close();
  });

  it('starts a process anew that dies between two calls', async () => {
    const forgetful = async (sqs: Sqs): Promise<void> => {
      const orders = sqs.createQueue('orders', { VisibilityTimeout: 30 });
      orders.send('42');
      const inMemory: string[] = [];
      const stop = sqs.process('worker', () => {
        inMemory.length = 0;
        return consume(orders.url, ({ Body }) => void inMemory.push(Body!));
      });
      await sqs.settle();
      stop();
      expect(inMemory).toEqual(['42']);
    };

    const { decisions } = await findingOf(forgetful, { faults: ['consumerDies'] });

    expect(decisions).toEqual([{ at: 'worker: DeleteMessage orders #1', fault: 'consumerDies', way: 'before its answer' }]);
  });
});

describe('explore says what is wrong with', () => {
  const inFifoQueue = async (sqs: Sqs): Promise<void> => {
    const jobs = sqs.createQueue('jobs.fifo', { ContentBasedDeduplication: true });
    jobs.send('1', { messageGroupId: 'one' });
    const stop = consume(jobs.url, () => {});
    await sqs.settle();
    stop();
  };
  const nothing = async (): Promise<void> => {};

  it.each<[string, unknown, unknown, string]>([
    ['a scenario that is no function', 5, {}, 'explore takes a function, but got the number 5. Write: await explore(async (sqs) => { … })'],
    [
      'an unknown option',
      careful,
      { run: 5 },
      'explore: there is no option "run". Did you mean runs, as in explore(scenario, { runs: 200 })?',
    ],
    [
      'an option by another name',
      careful,
      { numRuns: 5 },
      'explore: there is no option "numRuns". Did you mean runs, as in explore(scenario, { runs: 200 })?',
    ],
    [
      'options that are none',
      careful,
      7,
      'explore: the options must be an object, as in explore(scenario, { runs: 200 }), but got the number 7.',
    ],
    [
      'an unknown fault',
      careful,
      { faults: ['lostDeliver'] },
      'explore: there is no fault "lostDeliver". Did you mean lostDelivery or lostDelete?',
    ],
    [
      'a number that is none',
      careful,
      { runs: 'many' },
      'explore: runs must be a whole number of at least 1, as in { runs: 200 }, but is the text "many".',
    ],
    [
      'a shard that is none',
      careful,
      { shard: '5/4' },
      'explore: shard must be a part and how many there are, as in { shard: \'2/4\' }, but is the text "5/4".',
    ],
    [
      'a list of faults that names none',
      careful,
      { faults: [] },
      "explore: faults must be a list of names of faults, as in { faults: ['lostDelivery'] }",
    ],
    [
      'a fault that no queue of the scenario can have',
      inFifoQueue,
      { faults: ['lostDelivery', 'outOfOrder'] },
      'explore: outOfOrder cannot befall this scenario: it has FIFO queues only, and a FIFO queue keeps the order within a message group. Leave it out of faults, or take a standard queue.',
    ],
    [
      'a replay string that is none',
      careful,
      { replay: 'again' },
      'explore: replay takes the string that a report of explore shows, such as \'1~3f9a2c10~1~…\', but got the text "again".',
    ],
    [
      'a replay string of another version',
      careful,
      { replay: '9~3f9a2c10~1~' },
      "explore: replay takes the string that a report of explore shows, such as '1~3f9a2c10~1~…', but this one is of version 9, and this msw-sqs reads version 1: explore anew.",
    ],
    [
      'a replay string of another scenario',
      careful,
      { replay: '1~00000000~1~' },
      'explore: this replay string is of another scenario, or of this one before it changed',
    ],
    ['a scenario that never calls SQS', nothing, {}, 'explore: the scenario made no call to SQS'],
  ])('%s', async (_, scenario, options, text) => {
    await expect(explore(scenario as never, options as never)).rejects.toThrow(text);
  });

  it('a scenario that fails on a good day', async () => {
    const failing = async (sqs: Sqs): Promise<void> => {
      await careful(sqs);
      throw new Error('out of tea');
    };

    await expect(explore(failing)).rejects.toThrow(/fails on a good day already[^]*out of tea/);
  });

  it('a scenario that waits for what never comes', async () => {
    await expect(explore(() => new Promise(() => {}))).rejects.toThrow(/comes to no end on a good day[^]*Nobody can act any more/);
  });

  it('a scenario that goes differently the second time', async () => {
    let run = 0;
    const growing = async (sqs: Sqs): Promise<void> => {
      run++;
      const queue = sqs.createQueue('jobs');
      for (let job = 0; job < run; job++) queue.send(`${job}`);
      const stop = consume(queue.url, () => {});
      await sqs.settle();
      stop();
    };

    await expect(explore(growing)).rejects.toThrow(/on a second good day the scenario went differently[^]*Something outlives a run/);
  });
});
