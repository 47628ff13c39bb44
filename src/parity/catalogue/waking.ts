import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';

const see = awsPage.guide('sqs-short-and-long-polling');
const BY_CONTENT = { ContentBasedDeduplication: 'true' };

/** What ends the waiting of a receive besides a message that is sent. */
export const WAKING: readonly Behaviour[] = [
  {
    id: 'waking/delay-ends',
    says: 'A receive that waits gets a message as soon as its delay is over.',
    evidence: 'peers',
    see,
    async run({ queue, send, receive, after }) {
      const url = await queue();
      await send(url, 'order 42', { DelaySeconds: 3 });
      const waiting = receive(url, { WaitTimeSeconds: 20 }).then(bodiesOf);

      return { early: await after(1, waiting), late: await after(3, waiting) };
    },
    expected: { early: 'still waiting', late: ['order 42'] },
  },
  {
    id: 'waking/visibility-ends',
    says: 'A receive that waits gets a message as soon as its visibility timeout is over.',
    evidence: 'peers',
    see,
    async run({ queue, send, collect, receive, after }) {
      const url = await queue();
      await send(url, 'order 42');
      await collect(url, 1, { VisibilityTimeout: 3 });
      const waiting = receive(url, { WaitTimeSeconds: 20 }).then(bodiesOf);

      return { early: await after(1, waiting), late: await after(3, waiting) };
    },
    expected: { early: 'still waiting', late: ['order 42'] },
  },
  {
    id: 'waking/visibility-set-to-zero',
    says: 'A receive that waits gets a message whose visibility timeout is set to 0.',
    evidence: 'peers',
    see,
    async run({ queue, send, collect, receive, call, after }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      const waiting = receive(QueueUrl, { WaitTimeSeconds: 20 }).then(bodiesOf);
      const before = await after(1, waiting);
      await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 0 });

      return { before, then: await after(1, waiting) };
    },
    expected: { before: 'still waiting', then: ['order 42'] },
  },
  {
    id: 'waking/extended-visibility',
    says: 'A receive that waits does not get a message whose visibility timeout was extended at the old end of it.',
    evidence: 'peers',
    see,
    async run({ queue, send, collect, receive, call, after }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1, { VisibilityTimeout: 2 });
      const waiting = receive(QueueUrl, { WaitTimeSeconds: 20 }).then(bodiesOf);
      await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 5 });

      return { early: await after(3, waiting), late: await after(4, waiting) };
    },
    expected: { early: 'still waiting', late: ['order 42'] },
  },
  {
    id: 'waking/fifo-delete',
    says: 'On a FIFO queue a receive that waits gets the next message of a group when the one in flight is deleted.',
    evidence: 'aws',
    see: awsPage.guide('FIFO-queues-understanding-logic'),
    async run({ fifoQueue, send, receive, remove, after }) {
      const url = await fifoQueue(BY_CONTENT);
      await send(url, 'first', { MessageGroupId: 'g' });
      await send(url, 'second', { MessageGroupId: 'g' });
      const [first] = await receive(url);
      const waiting = receive(url, { WaitTimeSeconds: 20 }).then(bodiesOf);
      const before = await after(1, waiting);
      await remove(url, first!);

      return { before, then: await after(1, waiting) };
    },
    expected: { before: 'still waiting', then: ['second'] },
  },
  {
    id: 'waking/fifo-visibility-ends',
    says: 'On a FIFO queue a receive that waits gets a group again as soon as the visibility timeout of its message is over.',
    evidence: 'peers',
    see: awsPage.guide('FIFO-queues-understanding-logic'),
    async run({ fifoQueue, send, receive, after }) {
      const url = await fifoQueue(BY_CONTENT);
      await send(url, 'first', { MessageGroupId: 'g' });
      await send(url, 'second', { MessageGroupId: 'g' });
      await receive(url, { VisibilityTimeout: 3 });
      const waiting = receive(url, { WaitTimeSeconds: 20, MaxNumberOfMessages: 10 }).then(bodiesOf);

      return { early: await after(1, waiting), late: await after(3, waiting) };
    },
    expected: { early: 'still waiting', late: ['first', 'second'] },
  },
  {
    id: 'waking/fifo-blocked-group',
    says: 'On a FIFO queue a message for a group with one in flight does not end the waiting; a message for another group does.',
    evidence: 'aws',
    see: awsPage.guide('FIFO-queues-understanding-logic'),
    async run({ fifoQueue, send, receive, pass, after }) {
      const url = await fifoQueue(BY_CONTENT);
      await send(url, 'g1-m1', { MessageGroupId: 'g1' });
      await receive(url);
      const waiting = receive(url, { WaitTimeSeconds: 20, MaxNumberOfMessages: 10 }).then(bodiesOf);
      await pass(1);
      await send(url, 'g1-m2', { MessageGroupId: 'g1' });
      const blocked = await after(1, waiting);
      await send(url, 'g2-m1', { MessageGroupId: 'g2' });

      return { blocked, then: await after(1, waiting) };
    },
    expected: { blocked: 'still waiting', then: ['g2-m1'] },
  },
  {
    id: 'waking/dead-letter',
    says: 'A receive that waits at a dead-letter queue gets a message as soon as it is moved there.',
    evidence: 'peers',
    see: awsPage.guide('sqs-dead-letter-queues'),
    async run({ queue, arnOf, send, receive, collect, after }) {
      const deadLetters = await queue();
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount: 1 });
      const url = await queue({ RedrivePolicy });
      await send(url, 'order 42');
      await collect(url, 1, { VisibilityTimeout: 0 });
      const waiting = receive(deadLetters, { WaitTimeSeconds: 20 }).then(bodiesOf);
      const before = await after(1, waiting);
      await receive(url);

      return { before, then: await after(1, waiting) };
    },
    expected: { before: 'still waiting', then: ['order 42'] },
  },
];
