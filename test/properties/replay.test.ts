import { fc } from '../fast-check';
import type { JournalEvent } from '../../src/core/journal';
import { replay } from '../../src/core/replay';
import type { StateRecord } from '../../src/core/state-record';
import { restoreState, stateRecords } from '../../src/core/state-records';
import { createJournalLog } from '../../src/testing/journal/journal-log';
import { PlayedModel, type Step } from './played-model';
import { scenario } from './scenario';

/*
 * What a model records is replayed into a second one: both must be in the same state, and go on alike, to the last id and handle.
 *
 * A failure shows the shortest scenario fast-check could find. To look longer: PROPERTY_RUNS=50000 npx jest test/properties/replay.
 */

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 150);

const KINDS = {
  standard: ['queue', 'dlq', 'dlq-of-dlq'],
  FIFO: ['queue.fifo', 'dlq.fifo', 'dlq-of-dlq.fifo'],
} as const;

async function played(names: readonly string[], steps: readonly Step[]): Promise<PlayedModel> {
  const model = new PlayedModel(names);
  names.forEach((_, index) => {
    model.create(index, { VisibilityTimeout: '5', MessageRetentionPeriod: '3600' });
  });
  for (const step of steps) await model.play(step);
  await model.giveUpPolls();
  return model;
}

/** A second model, made of what the first recorded. */
function replayed(model: PlayedModel, events: readonly JournalEvent[]): PlayedModel {
  const second = new PlayedModel(model.names, model.clock.now());
  replay(events, second.queues);
  expect(second.events).toEqual([]);
  second.goOnFrom(model);
  return second;
}

describe.each(Object.entries(KINDS))('Replayed events of %s queues', (kind, names) => {
  const steps = scenario(kind === 'FIFO');

  it('give the same state, also after they were JSON, and the same future', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const first = await played(names, before);
        const second = replayed(first, JSON.parse(JSON.stringify(first.events)) as JournalEvent[]);

        expect(second.state()).toEqual(first.state());
        const recorded = first.events.length;
        for (const step of after) expect(await second.play(step)).toBe(await first.play(step));
        expect(second.state()).toEqual(first.state());
        expect(second.events.slice(second.events.length - (first.events.length - recorded))).toEqual(first.events.slice(recorded));
      }),
      { numRuns: RUNS },
    );
  });

  it('may come as the journal shows them, each expiry at its time', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const model = await played(names, all);
        const { log, record } = createJournalLog();
        model.events.forEach(record);

        expect(replayed(model, log.events).state()).toEqual(model.state());
      }),
      { numRuns: RUNS },
    );
  });

  it('give the state of any earlier moment', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const model = await played(names, before);
        // What is due at this moment belongs to it.
        model.clock.pass(0);
        const then = model.state();
        const untilMs = model.clock.now();
        model.clock.pass(1);

        for (const step of after) await model.play(step);

        const past = new PlayedModel(names, untilMs);
        replay(model.events, past.queues, untilMs);
        expect(past.state()).toEqual(then);
      }),
      { numRuns: RUNS },
    );
  });

  it('never change afterwards', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const model = await played(names, before);
        const recorded = model.events.length;
        const text = JSON.stringify(model.events);

        for (const step of after) await model.play(step);

        expect(JSON.stringify(model.events.slice(0, recorded))).toBe(text);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Groups of a FIFO queue line up anew: what comes next is known of one group only. */
const inOneGroup = (steps: Step[]): Step[] => steps.map((step) => (step.do === 'send' ? { ...step, group: 0 } : step));

describe.each(Object.entries(KINDS))('Records of the state of %s queues', (kind, names) => {
  const steps = kind === 'FIFO' ? scenario(true).map(inOneGroup) : scenario(false);

  it('make the same queues from JSON, with the same future', async () => {
    await fc.assert(
      fc.asyncProperty(steps, steps, async (before, after) => {
        const first = await played(names, before);
        const nowMs = first.clock.now();
        const records = JSON.parse(JSON.stringify([...stateRecords(first.queues, nowMs)])) as StateRecord[];
        const second = new PlayedModel(names, nowMs);
        restoreState(records, second.queues, nowMs);
        second.goOnFrom(first);

        expect(second.state()).toEqual(first.state());
        for (const step of after) expect(await second.play(step)).toBe(await first.play(step));
        expect(second.state()).toEqual(first.state());
      }),
      { numRuns: RUNS },
    );
  });
});

describe('A replay', () => {
  it('says of which event the beginning is missing', async () => {
    const { events } = await played(['queue'], [{ do: 'send', queue: 0, group: 0, dedup: undefined }]);
    const { queues } = new PlayedModel(['queue']);

    expect(() => replay(events.slice(1), queues)).toThrow(
      'The event "messageSent" is of queue arn:aws:sqs:us-east-1:000000000000:queue, of whose creation no earlier event tells.',
    );
  });
});
