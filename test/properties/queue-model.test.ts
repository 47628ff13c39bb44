import { fc } from '../fast-check';
import { act } from './act';
import { Duel, type Setup } from './duel';
import type { NaiveSettings } from './naive-queue';
import { operations, type Operation } from './operations';

/*
 * The queue model against a naive one, written from what AWS documents and what was recorded of it.
 *
 * A failure shows the shortest scenario fast-check could find, its seed and its path. To replay it, give both as a third
 * argument of `scenarios`: { seed: 1234, path: '17:2:0' }. To look longer: PROPERTY_RUNS=50000 npx jest test/properties.
 */

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 150);

const settings: NaiveSettings = { visibilityTimeout: 30, delay: 0, retention: 345_600, redrive: undefined };
const picked = fc.record({
  visibilityTimeout: fc.constantFrom(0, 2, 30),
  delay: fc.constantFrom(0, 0, 2),
  retention: fc.constantFrom(60, 345_600),
});

/** A queue, its dead-letter queue and the dead-letter queue of that; the last one may be its own. */
function chain(names: readonly [string, string, string]): fc.Arbitrary<Setup> {
  return fc
    .tuple(picked, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }), fc.boolean(), fc.nat({ max: 2 }))
    .map(([own, max, ownTarget, polled]) => ({
      names,
      polled,
      settings: names.map((_, index) => {
        const to = index < 2 ? names[index + 1] : ownTarget ? names[2] : undefined;
        return { ...settings, ...own, redrive: to === undefined ? undefined : { to, max: max[index]! } };
      }),
    }));
}

/** One queue, which may be its own dead-letter queue. */
function single(name: string): fc.Arbitrary<Setup> {
  return fc.tuple(picked, fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined })).map(([own, max]) => ({
    names: [name],
    polled: 0,
    settings: [{ ...settings, ...own, redrive: max === undefined ? undefined : { to: name, max } }],
  }));
}

async function play(setup: Setup, steps: readonly Operation[]): Promise<void> {
  const duel = new Duel(setup);
  for (const step of steps) {
    // With several queues no two steps share a moment: what happens at one moment in two queues has no one order.
    if (setup.names.length > 1) duel.goTo(duel.nowMs + 1);
    await act(duel, step);
    duel.goTo(duel.nowMs);
    await duel.settle();
    duel.compareHistory();
  }
  duel.compareState();
  duel.goTo(duel.nowMs + 20_000);
  await duel.settle();
  expect(duel.polls).toEqual([]);
  duel.goTo(duel.nowMs + 100_000);
  duel.compareState();
  duel.compareHistory();
}

async function scenarios(
  setup: fc.Arbitrary<Setup>,
  steps: fc.Arbitrary<Operation[]>,
  parameters: fc.Parameters<never> = {},
): Promise<void> {
  await fc.assert(fc.asyncProperty(setup, steps, play), { numRuns: RUNS, ...(parameters as object) });
}

describe('A standard queue', () => {
  it('does what the facts say', () => scenarios(single('queue'), operations({ queues: 1, fifo: false, polls: false })));

  it('serves long polls as the facts say', () => scenarios(single('queue'), operations({ queues: 1, fifo: false, polls: true })));

  it('dead-letters and redrives as the facts say', () =>
    scenarios(chain(['queue', 'dlq', 'dlq-of-dlq']), operations({ queues: 3, fifo: false, polls: true })));
});

describe('A FIFO queue', () => {
  it('does what the facts say', () => scenarios(single('queue.fifo'), operations({ queues: 1, fifo: true, polls: false })));

  it('serves long polls as the facts say', () => scenarios(single('queue.fifo'), operations({ queues: 1, fifo: true, polls: true })));

  it('dead-letters and redrives as the facts say', () =>
    scenarios(chain(['queue.fifo', 'dlq.fifo', 'dlq-of-dlq.fifo']), operations({ queues: 3, fifo: true, polls: true })));
});
