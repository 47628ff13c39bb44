import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';

const see = awsPage.guide('sqs-short-and-long-polling');

/** How long a receive waits, and what it then returns. */
export const WAITING: readonly Behaviour[] = [
  {
    id: 'waiting/answers-at-once',
    says: 'A receive with a wait time answers at once with what there is; it does not wait for as many messages as it asked for.',
    evidence: 'aws',
    see,
    async run({ queue, send, receive, after }) {
      const url = await queue();
      await send(url, 'order 42');

      return after(2, receive(url, { WaitTimeSeconds: 10, MaxNumberOfMessages: 10 }).then(bodiesOf));
    },
    expected: ['order 42'],
  },
  {
    id: 'waiting/first-message',
    says: 'The first message to arrive ends the waiting; a second one is left for the next receive.',
    evidence: 'aws',
    see,
    async run({ queue, send, receive, collect, pass, after }) {
      const url = await queue();
      const waiting = receive(url, { WaitTimeSeconds: 10, MaxNumberOfMessages: 10 }).then(bodiesOf);
      await pass(1);
      await send(url, 'first');
      const first = await after(1, waiting);
      await send(url, 'second');

      return { first, second: bodiesOf(await collect(url, 1)) };
    },
    expected: { first: ['first'], second: ['second'] },
  },
  {
    id: 'waiting/time-is-up',
    says: 'A receive that waits in vain answers without messages when its wait time is over, and not before.',
    evidence: 'aws',
    see,
    async run({ queue, receive, after }) {
      const waiting = receive(await queue(), { WaitTimeSeconds: 3 });

      return { early: await after(1, waiting), late: await after(3, waiting) };
    },
    expected: { early: 'still waiting', late: [] },
  },
  {
    id: 'waiting/no-wait-by-default',
    says: 'A receive does not wait when neither it nor the queue names a wait time.',
    evidence: 'doc',
    see,
    async run({ queue, receive, after }) {
      return after(1, receive(await queue()));
    },
    expected: [],
  },
  {
    id: 'waiting/of-the-queue',
    says: 'ReceiveMessageWaitTimeSeconds of the queue holds for receives that name no wait time.',
    evidence: 'doc',
    see: awsPage.api('SetQueueAttributes'),
    async run({ queue, send, receive, after }) {
      const url = await queue({ ReceiveMessageWaitTimeSeconds: '10' });
      const waiting = receive(url).then(bodiesOf);
      const before = await after(1, waiting);
      await send(url, 'order 42');

      return { before, then: await after(1, waiting) };
    },
    expected: { before: 'still waiting', then: ['order 42'] },
  },
  {
    id: 'waiting/zero-beats-the-queue',
    says: 'WaitTimeSeconds 0 in a receive overrides the wait time of the queue: it answers at once.',
    evidence: 'doc',
    see,
    async run({ queue, receive, after }) {
      const url = await queue({ ReceiveMessageWaitTimeSeconds: '10' });

      return after(2, receive(url, { WaitTimeSeconds: 0 }));
    },
    expected: [],
  },
  {
    id: 'waiting/shorter-than-the-queue',
    says: 'The wait time of a receive overrides a longer one of the queue.',
    evidence: 'doc',
    see,
    async run({ queue, receive, after }) {
      const url = await queue({ ReceiveMessageWaitTimeSeconds: '20' });

      return after(3, receive(url, { WaitTimeSeconds: 1 }));
    },
    expected: [],
  },
  {
    id: 'waiting/one-message-one-waiter',
    says: 'One message ends the waiting of one receive; others go on waiting for the next.',
    evidence: 'peers',
    see,
    async run({ queue, send, receive, pass }) {
      const url = await queue();
      const answered: string[][] = [];
      const waits = [1, 2].map(() => receive(url, { WaitTimeSeconds: 10 }).then((messages) => answered.push(bodiesOf(messages))));
      await pass(1);

      await send(url, 'first');
      await pass(1);
      const afterFirst = [...answered];
      await send(url, 'second');
      await pass(1);
      const afterSecond = [...answered];
      await Promise.all(waits);

      return { afterFirst, afterSecond };
    },
    expected: { afterFirst: [['first']], afterSecond: [['first'], ['second']] },
  },
  {
    id: 'waiting/everybody-is-served',
    says: 'When several messages become visible at one moment, as many waiting receives get one.',
    evidence: 'peers',
    see,
    async run({ queue, call, receive, pass }) {
      const QueueUrl = await queue({ DelaySeconds: '2' });
      await call('SendMessageBatch', { QueueUrl, Entries: ['a', 'b'].map((body) => ({ Id: body, MessageBody: body })) });
      const waits = [1, 2].map(() => receive(QueueUrl, { WaitTimeSeconds: 8 }).then(bodiesOf));
      await pass(9);

      return (await Promise.all(waits)).flat().sort();
    },
    expected: ['a', 'b'],
  },
  {
    id: 'waiting/a-batch',
    says: 'A batch that is sent ends the waiting, and each of its messages reaches somebody.',
    evidence: 'peers',
    see,
    async run({ queue, call, receive, collect, pass, after }) {
      const QueueUrl = await queue();
      const waiting = receive(QueueUrl, { WaitTimeSeconds: 10, MaxNumberOfMessages: 10 });
      await pass(1);
      await call('SendMessageBatch', { QueueUrl, Entries: ['a', 'b', 'c'].map((body) => ({ Id: body, MessageBody: body })) });

      const first = await after(1, waiting);
      if (first === 'still waiting') return first;
      const rest = await collect(QueueUrl, 3 - first.length);

      return bodiesOf([...first, ...rest]).sort();
    },
    expected: ['a', 'b', 'c'],
  },
  {
    id: 'waiting/queue-deleted',
    says: 'When the queue is deleted, whoever waits for its messages gets none.',
    evidence: 'peers',
    see: awsPage.api('DeleteQueue'),
    async run({ queue, call, pass }) {
      const QueueUrl = await queue();
      const waiting = call('ReceiveMessage', { QueueUrl, WaitTimeSeconds: 5 });
      await pass(1);
      await call('DeleteQueue', { QueueUrl });
      await pass(5);

      return { Messages: (await waiting).Messages };
    },
    expected: {},
  },
];
