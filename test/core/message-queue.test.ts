import { fc } from '../fast-check';
import { stateOf } from '../../src/core/stored-message';
import type { Delivery, Queue } from '../../src/core/queue';
import { modelWorld, redrivePolicy } from './model-world';

const bodiesOf = (deliveries: readonly Delivery[]): string[] => deliveries.map(({ message }) => message.body);

function setUp(name: string, attributes: Readonly<Record<string, string>> = {}) {
  const world = modelWorld();
  const { clock } = world;
  const queue = world.create(name, attributes);
  const receive = (maxMessages: number, visibilityTimeoutSeconds?: number, attemptId?: string): Delivery[] =>
    queue.receive({ maxMessages, visibilityTimeoutSeconds, attemptId }, clock.now());
  const poll = (waitSeconds: number, maxMessages = 10): Promise<string[]> =>
    queue.waitForMessages({ maxMessages }, { untilMs: clock.now() + waitSeconds * 1000, signal: undefined }, clock.now()).then(bodiesOf);
  return { ...world, queue, receive, poll };
}

describe('A long poll', () => {
  it('gets what becomes free when the message before it expires in flight', async () => {
    const { clock, queue, send, receive, poll } = setUp('queue.fifo', { MessageRetentionPeriod: '60' });
    send(queue, 'old');
    clock.pass(30_000);
    send(queue, 'young');
    receive(1, 600);
    clock.pass(25_000);
    const polled = poll(20);
    let answeredAtMs = 0;
    void polled.then(() => (answeredAtMs = queue.messages(clock.now())[0]!.receives!.lastAtMs));
    const expiresAtMs = clock.now() + 5000;

    clock.pass(20_000);

    expect(await polled).toEqual(['young']);
    expect(answeredAtMs).toBe(expiresAtMs);
  });

  it('is not overtaken by a receive at the moment at which its message comes back', async () => {
    const { clock, queue, send, receive, poll } = setUp('queue');
    send(queue, 'message');
    receive(1, 5);
    const polled = poll(20);

    clock.jumpTo(clock.now() + 5000);

    expect(receive(1)).toEqual([]);
    expect(await polled).toEqual(['message']);
  });

  it('gets a message once when the queue is its own dead-letter queue', async () => {
    const { clock, queue, send, receive, poll } = setUp('queue.fifo', { RedrivePolicy: redrivePolicy('queue.fifo') });
    send(queue, 'first');
    send(queue, 'second');
    receive(1, 5);
    const polls = [poll(20, 1), poll(20, 1)];

    clock.pass(20_000);

    expect(await Promise.all(polls)).toEqual([['second'], []]);
    expect(queue.counts(clock.now())).toEqual({ visible: 1, inFlight: 1, delayed: 0 });
  });

  it('gets what a retried receive attempt gives back early', async () => {
    const { clock, queue, send, receive, poll } = setUp('queue.fifo');
    send(queue, 'message');
    receive(1, 600, 'attempt');
    const polled = poll(20);

    receive(1, 5, 'attempt');
    clock.pass(5000);

    expect(await polled).toEqual(['message']);
  });

  it('ends empty when the queue is purged while it waits', async () => {
    const { clock, queue, send, receive, poll } = setUp('queue');
    send(queue, 'message');
    receive(1, 5);
    const polled = poll(20);

    queue.purge(clock.now());
    clock.pass(20_000);

    expect(await polled).toEqual([]);
    expect(clock.deadlines).toBe(0);
  });
});

describe('Groups of a FIFO queue', () => {
  it('become free in order of time, however seldom one looks', () => {
    const { clock, queue, send, receive } = setUp('queue.fifo', { MessageRetentionPeriod: '60' });
    send(queue, 'expires in flight at 60 s', 'a');
    receive(1, 600);
    clock.pass(20_000);
    send(queue, 'comes back at 55 s', 'b');
    receive(1, 35);
    send(queue, 'free at 60 s', 'a');

    clock.pass(50_000);

    expect(bodiesOf(receive(10))).toEqual(['comes back at 55 s', 'free at 60 s']);
  });
});

describe('A queue with 120,000 messages in flight', () => {
  const full = (name: string) => {
    const world = setUp(name);
    for (let index = 0; index <= 120_000; index++) world.send(world.queue, 'message', `group ${index}`);
    for (let call = 0; call < 12_000; call++) world.receive(10);
    return world;
  };

  it('refuses short polls and keeps long ones waiting until there is room, when it is a standard queue', async () => {
    const { clock, queue, receive, poll } = full('queue');
    const [delivery] = queue.messages(clock.now());
    expect(() => receive(1)).toThrow(expect.objectContaining({ code: 'OverLimit' }));
    const polled = poll(20);
    expect(queue.waiting).toBe(1);

    queue.transferOut(delivery!.message);
    clock.pass(20_000);

    expect(await polled).toHaveLength(1);
  });

  it('just has nothing more to give, when it is a FIFO queue', () => {
    const { clock, queue, receive } = full('queue.fifo');

    expect(receive(10)).toEqual([]);
    expect(queue.counts(clock.now())).toEqual({ visible: 1, inFlight: 120_000, delayed: 0 });
  });
});

describe('A queue whose dead-letter queue was deleted', () => {
  it('goes on delivering', () => {
    const { clock, queues, create, queue, send, receive } = setUp('queue', { RedrivePolicy: redrivePolicy('dlq') });
    const dlq = create('dlq');
    send(queue, 'message');
    receive(1, 0);

    queues.delete(dlq, clock.now());

    expect(bodiesOf(receive(1, 0))).toEqual(['message']);
  });
});

describe('A message that is removed by its position', () => {
  it('is gone, whoever has it, and is there to remove no more', () => {
    const { clock, queue, send, receive, bodies } = setUp('queue');
    send(queue, 'first');
    send(queue, 'second');
    const [received] = receive(1);

    expect(queue.remove(received!.message.position, clock.now())).toBe(true);
    expect(bodies(queue)).toEqual(['second']);
    expect(queue.remove(received!.message.position, clock.now())).toBe(false);
    expect(queue.counts(clock.now())).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });
});

type Step =
  { readonly send: true } | { readonly receive: number } | { readonly drop: true } | { readonly hide: number } | { readonly jump: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.constant({ send: true as const }),
    fc.record({ receive: fc.constantFrom(0, 10, 1000) }),
    fc.constant({ drop: true as const }),
    fc.record({ hide: fc.constantFrom(0, 10, 1000) }),
    fc.record({ jump: fc.integer({ min: -100_000, max: 100_000 }) }),
  ),
  { maxLength: 40, size: 'max' },
);

describe('A queue whose clock is set back and forth', () => {
  it.each(['queue', 'queue.fifo'])('loses no message and miscounts none: %s', (name) => {
    fc.assert(
      fc.property(steps, (all) => {
        const { clock, queue, send, receive } = setUp(name, { DelaySeconds: '5' });
        const handles: string[] = [];
        let latestMs = clock.now();
        for (const [index, step] of all.entries()) {
          if ('send' in step) send(queue, `${index}`, `${index % 2}`);
          else if ('receive' in step) handles.push(...receive(3, step.receive).map(({ receiptHandle }) => receiptHandle));
          else if ('jump' in step) clock.jumpTo(clock.now() + step.jump);
          else if (handles.length > 0) use(queue, handles.at(-1)!, step, clock.now());
          latestMs = Math.max(latestMs, clock.now());
          compareCounts(queue, clock.now());
        }

        clock.jumpTo(latestMs + 50_000_000);
        const left = queue.messages(clock.now()).length;
        const drained: string[] = [];
        for (let found = receive(10, 43_200); found.length > 0; found = receive(10, 43_200)) {
          drained.push(...bodiesOf(found));
          found.forEach(({ receiptHandle }) => queue.delete(receiptHandle, clock.now()));
        }
        expect(new Set(drained).size).toBe(left);
        expect(queue.counts(clock.now())).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
      }),
      { numRuns: 200 },
    );
  });

  function use(queue: Queue, handle: string, step: { readonly drop: true } | { readonly hide: number }, nowMs: number): void {
    try {
      if ('drop' in step) queue.delete(handle, nowMs);
      else queue.changeVisibility(handle, step.hide, nowMs);
    } catch (error) {
      expect(error).toMatchObject({ code: 'InvalidParameterValue' });
    }
  }

  function compareCounts(queue: Queue, nowMs: number): void {
    const counts = { visible: 0, inFlight: 0, delayed: 0 };
    for (const message of queue.messages(nowMs)) counts[stateOf(message, nowMs)]++;
    expect(queue.counts(nowMs)).toEqual(counts);
  }
});

describe('A delivery that is taken back', () => {
  it('was never: its message is visible, was not received, and is not moved to the dead-letter queue', () => {
    const { clock, create, queue, send, receive } = setUp('queue', { RedrivePolicy: redrivePolicy('dead-letters') });
    create('dead-letters', {});
    send(queue, 'message');
    const deliveries = receive(1, 60);

    clock.pass(1000);
    queue.takeBack(deliveries, { maxMessages: 1 }, clock.now());
    queue.takeBack(deliveries, { maxMessages: 1 }, clock.now());

    expect(queue.messages(clock.now())).toMatchObject([{ receives: undefined }]);
    expect(queue.counts(clock.now())).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
    expect(receive(1)).toMatchObject([{ receiveCount: 1, firstReceivedAtMs: clock.now() }]);
  });

  it('wakes the next who waits, and keeps what earlier receives have counted', async () => {
    const { clock, queue, send, receive, poll } = setUp('queue.fifo');
    send(queue, 'message');
    receive(1, 0);
    const firstReceivedAtMs = clock.now();
    clock.pass(1000);
    const deliveries = receive(1, 60);
    const waiting = poll(20);

    queue.takeBack(deliveries, { maxMessages: 1 }, clock.now());

    expect(await waiting).toEqual(['message']);
    expect(queue.messages(clock.now())).toMatchObject([{ receives: { count: 2, firstAtMs: firstReceivedAtMs } }]);
  });

  it('takes nothing from who has received or deleted the message since', () => {
    const { clock, queue, send, receive } = setUp('queue');
    send(queue, 'again');
    send(queue, 'deleted');
    const deliveries = receive(2, 1);
    queue.delete(deliveries[1]!.receiptHandle, clock.now());
    clock.pass(1000);
    receive(1, 60);

    queue.takeBack(deliveries, { maxMessages: 2 }, clock.now());

    expect(queue.messages(clock.now())).toMatchObject([{ message: { body: 'again' }, receives: { count: 2 } }]);
    expect(queue.counts(clock.now())).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  });

  it('leaves its handle good, as it may have been read after all', () => {
    const { clock, queue, send, receive } = setUp('queue');
    send(queue, 'message');
    const deliveries = receive(1, 60);
    queue.takeBack(deliveries, { maxMessages: 1 }, clock.now());

    queue.delete(deliveries[0]!.receiptHandle, clock.now());

    expect(queue.messages(clock.now())).toEqual([]);
  });

  it('frees its attempt id: who comes with it again makes a new receive', () => {
    const { clock, queue, send, receive } = setUp('queue.fifo');
    send(queue, 'message');
    queue.takeBack(receive(1, 60, 'a'), { maxMessages: 1, attemptId: 'a' }, clock.now());
    receive(1, 60, 'b');

    expect(receive(1, 60, 'a')).toEqual([]);
  });

  it('stays out of a queue that was made anew', () => {
    const { clock, queue, queues, send, receive } = setUp('queue');
    send(queue, 'message');
    const deliveries = receive(1, 60);
    queues.reset(clock.now());
    const { length } = queue.messages(clock.now());

    queue.takeBack(deliveries, { maxMessages: 1 }, clock.now());

    expect(queue.counts(clock.now())).toEqual({ visible: 0, inFlight: length, delayed: 0 });
  });
});
