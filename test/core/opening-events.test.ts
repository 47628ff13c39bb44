import { openingEvents } from '../../src/core/opening-events';
import type { Queue } from '../../src/core/queue';
import { replay } from '../../src/core/replay';
import { receiveCountOf } from '../../src/core/stored-message';
import { modelWorld } from './model-world';

/** What can be seen of a queue. */
function seen(queue: Queue, nowMs: number) {
  const { arn, attributes, tags } = queue;
  const messages = queue.messages(nowMs).map((stored) => {
    return { id: stored.message.id, body: stored.message.body, visibleAtMs: stored.visibleAtMs, receiveCount: receiveCountOf(stored) };
  });
  return { arn, attributes, tags, counts: queue.counts(nowMs), messages };
}

describe.each(['orders', 'orders.fifo'])('Events that tell how the queue %s is', (name) => {
  function busyQueue() {
    const world = modelWorld();
    const queue = world.create(name, { VisibilityTimeout: '60' });
    queue.setTags(new Map([['team', 'billing']]), world.clock.now());
    for (const [group, body] of ['visible', 'in flight', 'twice received'].entries()) world.send(queue, body, `group-${group}`);
    const receive = (visibilityTimeoutSeconds: number) => queue.receive({ maxMessages: 1, visibilityTimeoutSeconds }, world.clock.now());
    receive(0);
    receive(0);
    receive(20);
    world.clock.pass(5000);
    return { ...world, queue };
  }

  it('make one like it, for those who did not hear how it came to be so', () => {
    const { clock, queues, queue } = busyQueue();
    const elsewhere = modelWorld();
    elsewhere.clock.pass(5000);

    replay(openingEvents(queues, clock.now()), elsewhere.queues);

    expect(seen(elsewhere.queues.find(queue.arn)!, clock.now())).toEqual(seen(queue, clock.now()));
  });

  it('have happened now, each message sent once, and received by nobody who is known', () => {
    const { clock, queues } = busyQueue();

    const events = openingEvents(queues, clock.now());

    expect(new Set(events.map(({ atMs }) => atMs))).toEqual(new Set([clock.now()]));
    expect(events.map(({ kind }) => kind).filter((kind) => kind !== 'messageReceived')).toEqual([
      'queueCreated',
      'messageSent',
      'messageSent',
      'messageSent',
    ]);
    for (const event of events) if (event.kind === 'messageReceived') expect(event.receiptHandle).toBe('');
  });
});
