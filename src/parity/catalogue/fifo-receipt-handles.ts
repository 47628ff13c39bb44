import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';
import type { Received } from '../../backends/call-action';

const see = awsPage.guide('FIFO-queues-understanding-logic');

const refusedBecause = (reason: string) =>
  refused('InvalidParameterValue', `Value <handle> for parameter ReceiptHandle is invalid. Reason: ${reason}`);
const expired = refusedBecause('The receipt handle has expired.');
const notAvailable = refusedBecause('Message does not exist or is not available for visibility timeout change.');

/** Deletes, or changes the visibility of, a received message. @returns the error, if there was one */
async function use({ call, label }: Scenario, action: 'delete' | 'change', QueueUrl: string, { ReceiptHandle }: Received) {
  label(ReceiptHandle, '<handle>');
  const { error } =
    action === 'delete'
      ? await call('DeleteMessage', { QueueUrl, ReceiptHandle })
      : await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 60 });
  return error;
}

/** A FIFO queue with one message that was received. */
async function oneReceived({ fifoQueue, send, receive }: Scenario, VisibilityTimeout: number): Promise<{ url: string; message: Received }> {
  const url = await fifoQueue({ ContentBasedDeduplication: 'true' });
  await send(url, 'order 42', { MessageGroupId: 'g' });
  const [message] = await receive(url, { VisibilityTimeout });
  return { url, message: message! };
}

/** What the receipt handles of a FIFO queue are good for: they expire with the visibility timeout. */
export const FIFO_RECEIPT_HANDLES: readonly Behaviour[] = [
  {
    id: 'fifo-receipt-handles/delete',
    says: 'On a FIFO queue a message in flight is deleted by its receipt handle.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 1);

      const error = await use(scenario, 'delete', url, message);
      await scenario.pass(2);

      return { error, again: await scenario.receive(url) };
    },
    expected: { again: [] },
  },
  {
    id: 'fifo-receipt-handles/delete-after-timeout',
    says: 'On a FIFO queue a message cannot be deleted once its visibility timeout is over: the handle has expired.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 1);
      await scenario.pass(2);

      return { error: await use(scenario, 'delete', url, message), left: bodiesOf(await scenario.receive(url)) };
    },
    expected: { error: expired, left: ['order 42'] },
  },
  {
    id: 'fifo-receipt-handles/change-after-timeout',
    says: 'On a FIFO queue the visibility of a message cannot be changed once its timeout is over: the handle has expired.',
    evidence: 'seen',
    see: awsPage.api('ChangeMessageVisibility'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 1);
      await scenario.pass(2);

      return use(scenario, 'change', url, message);
    },
    expected: expired,
  },
  {
    id: 'fifo-receipt-handles/old-handle',
    says: 'On a FIFO queue an older handle is of no use when the message was received again; the new one deletes.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 1);
      await scenario.pass(2);
      const [again] = await scenario.receive(url);

      const byOld = [await use(scenario, 'delete', url, message), await use(scenario, 'change', url, message)];
      const byNew = await use(scenario, 'delete', url, again!);

      return { byOld, byNew };
    },
    expected: { byOld: [expired, expired] },
  },
  {
    id: 'fifo-receipt-handles/extended',
    says: 'On a FIFO queue a handle whose visibility timeout was extended deletes after the old end of it.',
    evidence: 'aws',
    see: awsPage.api('ChangeMessageVisibility'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 2);
      await scenario.pass(1);
      const changed = await use(scenario, 'change', url, message);
      await scenario.pass(2);

      return { changed, deleted: await use(scenario, 'delete', url, message) };
    },
    expected: {},
  },
  {
    id: 'fifo-receipt-handles/after-delete',
    says: 'On a FIFO queue deleting a deleted message succeeds, and changing its visibility does not.',
    evidence: 'peers',
    see: awsPage.api('DeleteMessage'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 30);
      await scenario.remove(url, message);

      return { delete: await use(scenario, 'delete', url, message), change: await use(scenario, 'change', url, message) };
    },
    expected: { change: notAvailable },
  },
  {
    id: 'fifo-receipt-handles/of-another-queue',
    says: 'A receipt handle of a FIFO queue is of no use at another one.',
    evidence: 'seen',
    see: awsPage.guide('sqs-queue-message-identifiers'),
    async run(scenario) {
      const { message } = await oneReceived(scenario, 30);
      const other = await scenario.fifoQueue();

      return [await use(scenario, 'delete', other, message), await use(scenario, 'change', other, message)];
    },
    expected: [1, 2].map(() => refused('ReceiptHandleIsInvalid', 'The receipt handle "<handle>" is not valid for this queue.', 404)),
  },
  {
    id: 'fifo-receipt-handles/after-purge',
    says: 'After a purge of a FIFO queue the handles of the messages that are gone delete without an error, and change nothing.',
    evidence: 'peers',
    see: awsPage.api('PurgeQueue'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 30);
      await scenario.call('PurgeQueue', { QueueUrl: url });

      return { delete: await use(scenario, 'delete', url, message), change: await use(scenario, 'change', url, message) };
    },
    expected: { change: notAvailable },
  },
  {
    id: 'fifo-receipt-handles/batch',
    says: 'DeleteMessageBatch on a FIFO queue deletes what is in flight, and lists by id what has an expired handle.',
    evidence: 'doubt',
    see: awsPage.api('DeleteMessageBatch'),
    async run({ fifoQueue, send, receive, call, label, pass }) {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });
      await send(QueueUrl, 'a', { MessageGroupId: 'a' });
      const [a] = await receive(QueueUrl, { VisibilityTimeout: 1 });
      await send(QueueUrl, 'b', { MessageGroupId: 'b' });
      const [b] = await receive(QueueUrl, { VisibilityTimeout: 30 });
      label(a!.ReceiptHandle, '<handle>');
      await pass(2);
      const Entries = [a!, b!].map(({ Body, ReceiptHandle }) => ({ Id: Body, ReceiptHandle }));

      const answer = await call('DeleteMessageBatch', { QueueUrl, Entries });

      return { answer, left: bodiesOf(await receive(QueueUrl, { MaxNumberOfMessages: 10 })) };
    },
    expected: {
      answer: {
        Successful: [{ Id: 'b' }],
        Failed: [{ Id: 'a', SenderFault: true, Code: 'InvalidParameterValue', Message: expired.message }],
      },
      left: ['a'],
    },
  },
];
