import type { Queue } from '../../src/core/queue';
import { modelWorld, redrivePolicy } from './model-world';

/** A dead-letter queue with messages that came from `orders`. */
function deadLetters(count: number) {
  const world = modelWorld();
  const dlq = world.create('dlq');
  const orders = world.create('orders', { VisibilityTimeout: '0', RedrivePolicy: redrivePolicy('dlq') });
  for (let index = 0; index < count; index++) world.send(orders, `order ${index}`);
  for (let receive = 0; receive < 2; receive++)
    for (let index = 0; index < count; index++) orders.receive({ maxMessages: 1 }, world.clock.now());
  expect(world.bodies(dlq)).toHaveLength(count);

  const { moveTasks } = world.queues;
  const start = (messagesPerSecond?: number, destination?: Queue) =>
    moveTasks.start({ source: dlq, destinationArn: destination?.arn, messagesPerSecond }, world.clock.now());
  return { ...world, moveTasks, dlq, orders, start };
}

describe('A message move task', () => {
  it('returns messages to the queues they came from, oldest first, as new messages', () => {
    const { clock, bodies, dlq, orders, start } = deadLetters(3);
    const [before] = dlq.messages(clock.now());
    clock.pass(1000);

    const task = start();
    clock.pass(0);

    expect(task).toMatchObject({ status: 'COMPLETED', toMove: 3, moved: 3 });
    expect(bodies(dlq)).toEqual([]);
    expect(bodies(orders)).toEqual(['order 0', 'order 1', 'order 2']);
    const [moved] = orders.messages(clock.now());
    expect(moved).toMatchObject({
      receives: undefined,
      message: { earlierReceives: undefined, sentAtMs: clock.now(), deadLetterSourceArn: undefined },
    });
    expect(moved!.message.id).not.toBe(before!.message.id);
  });

  it('moves as many messages a second as asked, at whole milliseconds', () => {
    const { clock, events, start } = deadLetters(7);
    const startedAtMs = clock.now();

    const task = start(3);
    clock.pass(999);
    expect(task).toMatchObject({ status: 'RUNNING', moved: 3 });
    clock.pass(60_000);

    expect(task).toMatchObject({ status: 'COMPLETED', moved: 7 });
    const moments = events.filter(({ kind }) => kind === 'messageRedriven').map(({ atMs }) => atMs - startedAtMs);
    expect(moments).toEqual([0, 334, 667, 1000, 1334, 1667, 2000]);
  });

  it('leaves the rest where it is when cancelled', () => {
    const { clock, bodies, moveTasks, dlq, orders, start } = deadLetters(5);
    const task = start(1);
    clock.pass(2500);

    moveTasks.cancel(task.id, clock.now());
    clock.pass(60_000);

    expect(task).toMatchObject({ status: 'CANCELLED', moved: 3 });
    expect(bodies(orders)).toHaveLength(3);
    expect(bodies(dlq)).toEqual(['order 3', 'order 4']);
    expect(clock.deadlines).toBe(0);
  });

  it('fails when its destination is deleted; the rest stays', () => {
    const { clock, bodies, queues, create, dlq, start } = deadLetters(10);
    const destination = create('destination');
    const task = start(1, destination);
    clock.pass(2500);

    queues.delete(destination, clock.now());
    clock.pass(60_000);

    expect(task).toMatchObject({ status: 'FAILED', moved: 3, failureReason: 'AWS.SimpleQueueService.NonExistentQueue' });
    expect(bodies(dlq)).toHaveLength(7);
  });

  it('fails at a message that came from no queue', () => {
    const { clock, bodies, send, dlq, start } = deadLetters(1);
    send(dlq, 'sent by hand');

    const task = start();
    clock.pass(0);

    expect(task).toMatchObject({ status: 'FAILED', moved: 1, failureReason: 'CouldNotDetermineMessageSource' });
    expect(bodies(dlq)).toEqual(['sent by hand']);
  });

  it('moves what was visible when it started, and no more', () => {
    const { clock, bodies, send, create, dlq, start } = deadLetters(2);
    const destination = create('destination');

    const task = start(1, destination);
    send(dlq, 'late');
    clock.pass(60_000);

    expect(task).toMatchObject({ status: 'COMPLETED', toMove: 2, moved: 2 });
    expect(bodies(dlq)).toEqual(['late']);
  });

  it('wakes who waits at its destination', async () => {
    const { clock, orders, start } = deadLetters(1);
    const poll = orders.waitForMessages({ maxMessages: 1 }, { untilMs: clock.now() + 20_000, signal: undefined }, clock.now());

    start();
    clock.pass(0);

    expect((await poll).map(({ message }) => message.body)).toEqual(['order 0']);
  });

  it('is listed newest first', () => {
    const { clock, moveTasks, dlq, start } = deadLetters(1);
    const first = start();
    clock.pass(1000);
    const second = start();
    clock.pass(1000);

    expect(moveTasks.list(dlq.arn)).toEqual([second, first]);
    expect(moveTasks.find(first.id)).toBe(first);
  });
});
