import type { Shop } from './shop';

/** A test in which SQS' time goes by. */
export interface TimeTest {
  readonly title: string;
  /** Why nobody can run it where time is the wall's. */
  readonly needsClock: string | undefined;
  run(shop: Shop): Promise<void>;
}

/** Tests of one kind: a file of the suite. */
export interface Scenario {
  readonly name: string;
  readonly tests: readonly TimeTest[];
}

/** Makes a test of each variant. */
function scenario<Variant extends object>(
  name: string,
  variants: readonly Variant[],
  run: (shop: Shop, variant: Variant) => Promise<void>,
  needsClock: (variant: Variant) => string | undefined = () => undefined,
): Scenario {
  const tests = variants.map((variant) => ({
    title: JSON.stringify(variant).replaceAll(/[{}"]/g, '').replaceAll(/[:,]/g, '$& '),
    needsClock: needsClock(variant),
    run: (shop: Shop) => run(shop, variant),
  }));
  return { name, tests };
}

const FIFO = { FifoQueue: 'true', ContentBasedDeduplication: 'true' } as const;
const group = (MessageGroupId: string) => ({ MessageGroupId });

/** Seconds; five variants each, of values that a test which really waits would choose. */
export const SCENARIOS: readonly Scenario[] = [
  scenario(
    'a message that is not deleted comes again',
    [{ visibility: 1 }, { visibility: 1, fifo: true }, { visibility: 2 }, { visibility: 2, fifo: true }, { visibility: 3 }],
    async (shop, { visibility, fifo = false }) => {
      const queue = await shop.queue({ VisibilityTimeout: String(visibility), ...(fifo && FIFO) });
      await shop.send(queue, 'order 42', fifo ? group('ada') : {});
      expect(await shop.receive(queue)).toMatchObject({ Body: 'order 42' });
      expect(await shop.receive(queue)).toBeUndefined();
      await shop.pass(visibility);
      expect(await shop.receive(queue)).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    'a message stays away until its visibility timeout is over',
    [{ visibility: 2 }, { visibility: 2, messages: 3 }, { visibility: 3 }, { visibility: 3, messages: 3 }, { visibility: 3, messages: 5 }],
    async (shop, { visibility, messages = 1 }) => {
      const queue = await shop.queue({ VisibilityTimeout: String(visibility) });
      for (let n = 1; n <= messages; n++) await shop.send(queue, `order ${n}`);
      for (let n = 1; n <= messages; n++) expect(await shop.receive(queue)).toBeDefined();
      await shop.pass(visibility - 1);
      expect(await shop.receive(queue)).toBeUndefined();
      expect(await shop.attribute(queue, 'ApproximateNumberOfMessagesNotVisible')).toBe(String(messages));
      await shop.pass(1);
      for (let n = 1; n <= messages; n++) expect(await shop.receive(queue)).toBeDefined();
    },
  ),
  scenario(
    'a heart-beat keeps a message',
    [
      { visibility: 2, beats: 1 },
      { visibility: 2, beats: 2 },
      { visibility: 2, beats: 3 },
      { visibility: 3, beats: 1 },
      { visibility: 3, beats: 2 },
    ],
    async (shop, { visibility, beats }) => {
      const queue = await shop.queue({ VisibilityTimeout: String(visibility) });
      await shop.send(queue, 'order 42');
      const message = await shop.receive(queue);
      for (let beat = 1; beat <= beats; beat++) {
        await shop.pass(visibility - 1);
        await shop.setVisibility(queue, message, visibility);
        expect(await shop.receive(queue)).toBeUndefined();
      }
      await shop.pass(visibility);
      expect(await shop.receive(queue)).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    'a message is back after the time it is asked to be back',
    [{ seconds: 1 }, { seconds: 1, again: true }, { seconds: 2 }, { seconds: 2, again: true }, { seconds: 3 }],
    async (shop, { seconds, again = false }) => {
      const queue = await shop.queue({ VisibilityTimeout: '600' });
      await shop.send(queue, 'order 42');
      for (let round = 0; round < (again ? 2 : 1); round++) {
        await shop.setVisibility(queue, await shop.receive(queue), seconds);
        expect(await shop.receive(queue)).toBeUndefined();
        await shop.pass(seconds);
      }
      const back = await shop.receive(queue);
      await shop.delete(queue, back);
      expect(back).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    'a message that keeps failing goes to the dead-letter queue',
    [
      { visibility: 1, receives: 1 },
      { visibility: 1, receives: 2 },
      { visibility: 1, receives: 3 },
      { visibility: 2, receives: 1 },
      { visibility: 2, receives: 2 },
    ],
    async (shop, { visibility, receives }) => {
      const [queue, deadLetters] = await shop.queueWithDeadLetters({ VisibilityTimeout: String(visibility) }, receives);
      await shop.send(queue, 'order 42');
      for (let receive = 1; receive <= receives; receive++) {
        expect(await shop.receive(queue)).toMatchObject({ Body: 'order 42' });
        await shop.pass(visibility);
      }
      expect(await shop.receive(queue)).toBeUndefined();
      expect(await shop.receive(deadLetters)).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    'a message waits for its delay',
    [{ delay: 1 }, { delay: 1, others: true }, { delay: 2 }, { delay: 2, others: true }, { delay: 3 }],
    async (shop, { delay, others = false }) => {
      const queue = await shop.queue();
      await shop.send(queue, 'order 42', { DelaySeconds: delay });
      if (others) await shop.send(queue, 'order 43');
      expect((await shop.receive(queue))?.Body).toBe(others ? 'order 43' : undefined);
      await shop.pass(delay);
      expect(await shop.receive(queue)).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    "a message waits for its queue's delay",
    [{ delay: 1 }, { delay: 1, fifo: true }, { delay: 2 }, { delay: 2, fifo: true }, { delay: 3 }],
    async (shop, { delay, fifo = false }) => {
      const queue = await shop.queue({ DelaySeconds: String(delay), ...(fifo && FIFO) });
      await shop.send(queue, 'order 42', fifo ? group('ada') : {});
      expect(await shop.attribute(queue, 'ApproximateNumberOfMessagesDelayed')).toBe('1');
      expect(await shop.receive(queue)).toBeUndefined();
      await shop.pass(delay);
      expect(await shop.receive(queue)).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    'a long poll ends empty when its time is up',
    [{ wait: 1 }, { wait: 1, attribute: true }, { wait: 2 }, { wait: 2, attribute: true }, { wait: 3 }],
    async (shop, { wait, attribute = false }) => {
      const queue = await shop.queue(attribute ? { ReceiveMessageWaitTimeSeconds: String(wait) } : {});
      const poll = shop.receive(queue, { wait });
      await shop.pass(wait);
      expect(await poll).toBeUndefined();
    },
  ),
  scenario(
    'a long poll gets what is sent meanwhile',
    [
      { after: 1, wait: 2 },
      { after: 1, wait: 3 },
      { after: 1, wait: 5 },
      { after: 2, wait: 3 },
      { after: 2, wait: 5 },
    ],
    async (shop, { after, wait }) => {
      const queue = await shop.queue();
      const poll = shop.receive(queue, { wait });
      await shop.pass(after);
      await shop.send(queue, 'order 42');
      expect(await poll).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    'a long poll gets what becomes visible meanwhile',
    [
      { visibility: 1, wait: 3 },
      { visibility: 1, wait: 5 },
      { visibility: 2, wait: 4 },
      { visibility: 2, wait: 5 },
      { visibility: 3, wait: 5 },
    ],
    async (shop, { visibility, wait }) => {
      const queue = await shop.queue({ VisibilityTimeout: String(visibility) });
      await shop.send(queue, 'order 42');
      await shop.receive(queue);
      const poll = shop.receive(queue, { wait });
      await shop.pass(visibility);
      expect(await poll).toMatchObject({ Body: 'order 42' });
    },
  ),
  scenario(
    'a message is sent again: a duplicate for five minutes',
    [{ after: 1 }, { after: 2 }, { after: 299 }, { after: 301 }, { after: 301, id: true }],
    async (shop, { after, id = false }) => {
      const queue = await shop.queue(FIFO);
      const more = { ...group('ada'), ...(id && { MessageDeduplicationId: 'once' }) };
      await shop.send(queue, 'order 42', more);
      await shop.delete(queue, await shop.receive(queue));
      await shop.pass(after);
      await shop.send(queue, 'order 42', more);
      expect((await shop.receive(queue))?.Body).toBe(after > 300 ? 'order 42' : undefined);
    },
    ({ after }) => (after > 60 ? 'deduplication takes five minutes' : undefined),
  ),
  scenario(
    'a message expires',
    [{ retention: 60 }, { retention: 60, received: true }, { retention: 60, fifo: true }, { retention: 90 }, { retention: 120 }],
    async (shop, { retention, received = false, fifo = false }) => {
      const queue = await shop.queue({ MessageRetentionPeriod: String(retention), ...(fifo && FIFO) });
      await shop.send(queue, 'order 42', fifo ? group('ada') : {});
      await shop.pass(retention - 1);
      if (received) expect(await shop.receive(queue)).toBeDefined();
      expect(await shop.attribute(queue, received ? 'ApproximateNumberOfMessagesNotVisible' : 'ApproximateNumberOfMessages')).toBe('1');
      await shop.pass(1);
      expect(await shop.receive(queue)).toBeUndefined();
      expect(await shop.attribute(queue, 'ApproximateNumberOfMessagesNotVisible')).toBe('0');
    },
    () => 'the shortest retention is a minute, and fauxqs has none',
  ),
];
