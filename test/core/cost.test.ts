import type { Clock, EpochMs } from '../../src/core/clock';
import type { Queue } from '../../src/core/queue';
import { Queues } from '../../src/core/queues';
import { virtualTime } from '../../src/system/time/virtual-time';
import { nodeDigest } from '../../src/system/node-digest';
import { seededRandom } from '../../src/system/seeded-random';
import { WorldClock } from '../../src/system/time/world-clock';
import { countedWork } from './counted-work';

/** A queue with much in it, and one step that is measured many times. */
interface Prepared {
  readonly step: (turn: number) => void;
}

const SMALL = 500;
const LARGE = 10_000;
const STEPS = 100;
/** Looking at every message would cost twenty times as much in the large queue; a heap, less than twice. */
const RATIO_MAX = 5;

const clock: Clock & { nowMs: EpochMs } = {
  nowMs: 1_000_000,
  now: () => clock.nowMs,
  schedule: () => () => {},
};

function create(name: string, attributes: Readonly<Record<string, string>> = {}, on: Clock = clock): Queue {
  const rules = { strict: false, autoCreateQueues: false, maximumMessageSizeBytes: 1_048_576 };
  const queues = new Queues(rules, { clock: on, random: seededRandom(1), digest: nodeDigest, record: () => {} });
  const identity = { accountId: '000000000000', region: 'us-east-1', name };
  return queues.create(identity, { attributes: new Map(Object.entries(attributes)), tags: new Map() }, on.now());
}

let sent = 0;

function send(queue: Queue, groupId?: string, delaySeconds?: number): void {
  const draft = { body: 'body', md5OfBody: '', senderId: 'me', groupId, delaySeconds };
  queue.send(queue.fifo ? { ...draft, deduplicationId: `${sent++}` } : draft, clock.nowMs);
}

const receive = (queue: Queue, visibilityTimeoutSeconds?: number) =>
  queue.receive({ maxMessages: 10, visibilityTimeoutSeconds }, clock.nowMs).map(({ receiptHandle }) => receiptHandle);

function repeat(times: number, run: (turn: number) => void): void {
  for (let turn = 0; turn < times; turn++) run(turn);
}

/** As many messages visible, in flight and delayed. */
function crowded(size: number): Queue {
  const queue = create('queue');
  repeat(size, () => send(queue, undefined, 900));
  repeat(size, () => send(queue));
  repeat(size / 10, () => receive(queue, 600));
  repeat(size, () => send(queue));
  return queue;
}

/** As many groups as messages, half of them blocked. */
function crowdedWithGroups(size: number): Queue {
  const queue = create('queue.fifo');
  repeat(size, (turn) => send(queue, `busy ${turn}`));
  repeat(size / 10, () => receive(queue, 600));
  repeat(size, (turn) => send(queue, `busy ${turn}`));
  repeat(size, (turn) => send(queue, `free ${turn}`));
  return queue;
}

function waitedFor(size: number): { readonly queue: Queue; readonly clock: WorldClock } {
  const world = new WorldClock(virtualTime(clock.nowMs), { flushCalls: async () => {} });
  const queue = create('queue', {}, world);
  repeat(size, () => {
    void queue.waitForMessages({ maxMessages: 1 }, { untilMs: clock.nowMs + 20_000, signal: undefined }, clock.nowMs);
  });
  return { queue, clock: world };
}

const CASES: Record<string, (size: number) => Prepared> = {
  'sending to a standard queue': (size) => {
    const queue = crowded(size);
    return { step: () => send(queue) };
  },
  'receiving from a standard queue, and deleting': (size) => {
    const queue = crowded(size);
    return { step: () => receive(queue).forEach((handle) => queue.delete(handle, clock.nowMs)) };
  },
  'changing the visibility timeout on a standard queue': (size) => {
    const queue = crowded(size);
    const handles = receive(queue);
    return { step: (turn) => queue.changeVisibility(handles[turn % 10]!, 10 + ((turn * 37) % 600), clock.nowMs) };
  },
  'letting a visibility timeout end': (size) => {
    const queue = crowded(size);
    return {
      step() {
        receive(queue, 1);
        clock.nowMs += 1000;
        queue.counts(clock.nowMs);
      },
    };
  },
  'letting messages expire': (size) => {
    const queue = create('queue', { MessageRetentionPeriod: '600' });
    repeat(STEPS, () => {
      send(queue);
      clock.nowMs += 1000;
    });
    repeat(size, () => send(queue));
    clock.nowMs += 499_000;
    return {
      step() {
        clock.nowMs += 1000;
        queue.counts(clock.nowMs);
      },
    };
  },
  'receiving from a queue of many tenants': (size) => {
    const queue = create('queue');
    repeat(size, (turn) => send(queue, `tenant ${turn}`));
    repeat(1000, () => send(queue, 'noisy'));
    return { step: () => receive(queue).forEach((handle) => queue.delete(handle, clock.nowMs)) };
  },
  'receiving while one tenant of many is noisy': (size) => {
    const queue = create('queue');
    repeat(100, () => send(queue, 'noisy'));
    repeat(10, () => receive(queue));
    repeat(100, () => send(queue, 'noisy'));
    repeat(size, (turn) => send(queue, `tenant ${turn}`));
    return { step: () => receive(queue).forEach((handle) => queue.delete(handle, clock.nowMs)) };
  },
  'sending to a FIFO queue': (size) => {
    const queue = crowdedWithGroups(size);
    return { step: (turn) => send(queue, `free ${turn}`) };
  },
  'receiving from a FIFO queue of many groups, and deleting': (size) => {
    const queue = crowdedWithGroups(size);
    return { step: () => receive(queue).forEach((handle) => queue.delete(handle, clock.nowMs)) };
  },
  'receiving from a FIFO queue of one group, and deleting': (size) => {
    const queue = create('queue.fifo');
    repeat(size, () => send(queue, 'only'));
    return { step: () => receive(queue).forEach((handle) => queue.delete(handle, clock.nowMs)) };
  },
  'giving messages of a FIFO queue back': (size) => {
    const queue = crowdedWithGroups(size);
    return { step: () => receive(queue).forEach((handle) => queue.changeVisibility(handle, 0, clock.nowMs)) };
  },
  'giving messages of one long FIFO group back': (size) => {
    const queue = create('queue.fifo');
    repeat(size, () => send(queue, 'only'));
    return { step: () => receive(queue).forEach((handle) => queue.changeVisibility(handle, 0, clock.nowMs)) };
  },
  'serving a waiting poll': (size) => {
    const { queue } = waitedFor(size);
    return { step: () => send(queue) };
  },
  'a poll that joins many': (size) => {
    const { queue } = waitedFor(size);
    const options = { untilMs: clock.nowMs + 10_000, signal: undefined };
    return { step: () => void queue.waitForMessages({ maxMessages: 1 }, options, clock.nowMs) };
  },
};

/** The blocks that all steps together enter. */
function workOf(prepare: (size: number) => Prepared, size: number): number {
  const { step } = prepare(size);
  const work = countedWork();
  try {
    return work.of(() => repeat(STEPS, step));
  } finally {
    work.stop();
  }
}

describe('The cost of a queue that holds forty times as much', () => {
  it.each(Object.entries(CASES))('is about the same for %s', (_, prepare) => {
    const [small, large] = [workOf(prepare, SMALL), workOf(prepare, LARGE)];

    expect(small).toBeGreaterThan(STEPS);
    expect(large / small).toBeLessThan(RATIO_MAX);
  });

  it('is seen to be more for what does look at every message', () => {
    const newDelay = (size: number): Prepared => {
      const queue = create('queue.fifo');
      repeat(size, () => send(queue));
      return { step: () => queue.configure(new Map([['DelaySeconds', '5']]), clock.nowMs) };
    };

    expect(workOf(newDelay, LARGE) / workOf(newDelay, SMALL)).toBeGreaterThan(RATIO_MAX);
  });
});
