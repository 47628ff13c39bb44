import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';
import type { Received } from '../../backends/call-action';

const see = awsPage.guide('sqs-queue-message-identifiers');

/** What ChangeMessageVisibility answers when there is nothing to change. */
const notAvailable = refused(
  'InvalidParameterValue',
  'Value <handle> for parameter ReceiptHandle is invalid. ' +
    'Reason: Message does not exist or is not available for visibility timeout change.',
);
const ofAnother = refused('ReceiptHandleIsInvalid', 'The receipt handle "<handle>" is not valid for this queue.', 404);
const notValid = refused('ReceiptHandleIsInvalid', 'The input receipt handle "<handle>" is not a valid receipt handle.', 404);

/** Deletes, or changes the visibility of, what a handle stands for. @returns the error, if there was one */
async function use({ call, label }: Scenario, action: 'delete' | 'change', QueueUrl: string, { ReceiptHandle }: { ReceiptHandle: string }) {
  label(ReceiptHandle, '<handle>');
  const { error } =
    action === 'delete'
      ? await call('DeleteMessage', { QueueUrl, ReceiptHandle })
      : await call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout: 60 });
  return error;
}

/** A standard queue with one message that was received. */
async function oneReceived({ queue, send, collect }: Scenario, VisibilityTimeout: number): Promise<{ url: string; message: Received }> {
  const url = await queue();
  await send(url, 'order 42');
  const [message] = await collect(url, 1, { VisibilityTimeout });
  return { url, message: message! };
}

/** What the receipt handles of a standard queue are good for. */
export const RECEIPT_HANDLES: readonly Behaviour[] = [
  {
    id: 'receipt-handles/delete',
    says: 'A message in flight is deleted by its receipt handle, and does not come back.',
    evidence: 'aws',
    see: awsPage.api('DeleteMessage'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 1);

      const answer = await scenario.call('DeleteMessage', { QueueUrl: url, ReceiptHandle: message.ReceiptHandle });
      await scenario.pass(2);

      return { answer, again: await scenario.receive(url) };
    },
    expected: { answer: {}, again: [] },
  },
  {
    id: 'receipt-handles/delete-after-timeout',
    says: 'On a standard queue a handle still deletes its message when the visibility timeout is over and nobody received it again.',
    evidence: 'aws',
    see: awsPage.api('DeleteMessage'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 1);
      await scenario.pass(2);

      return { error: await use(scenario, 'delete', url, message), again: await scenario.receive(url) };
    },
    expected: { again: [] },
  },
  {
    id: 'receipt-handles/change-after-timeout-hides',
    says: 'On a standard queue a handle hides its message again when the visibility timeout is over and nobody received it since.',
    evidence: 'aws',
    see: awsPage.api('ChangeMessageVisibility'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 1);
      await scenario.pass(2);

      return { error: await use(scenario, 'change', url, message), again: await scenario.receive(url) };
    },
    expected: { again: [] },
  },
  {
    id: 'receipt-handles/delete-by-old-handle',
    says: 'On a standard queue an older handle deletes the message although it was received again.',
    evidence: 'peers',
    see: awsPage.api('DeleteMessage'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 0);
      await scenario.collect(url, 1, { VisibilityTimeout: 1 });

      const error = await use(scenario, 'delete', url, message);
      await scenario.pass(2);

      return { error, again: await scenario.receive(url) };
    },
    expected: { again: [] },
  },
  {
    id: 'receipt-handles/change-by-old-handle',
    says: 'On a standard queue an older handle changes the visibility of the message that was received again.',
    evidence: 'peers',
    see: awsPage.api('ChangeMessageVisibility'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 0);
      await scenario.collect(url, 1, { VisibilityTimeout: 1 });

      const error = await use(scenario, 'change', url, message);
      await scenario.pass(2);

      return { error, again: await scenario.receive(url) };
    },
    expected: { again: [] },
  },
  {
    id: 'receipt-handles/delete-twice',
    says: 'Deleting a message that is deleted already succeeds.',
    evidence: 'doc',
    see: awsPage.api('DeleteMessage'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 30);
      await scenario.remove(url, message);

      return scenario.call('DeleteMessage', { QueueUrl: url, ReceiptHandle: message.ReceiptHandle });
    },
    expected: {},
  },
  {
    id: 'receipt-handles/change-after-delete',
    says: 'The visibility of a message that is deleted cannot be changed.',
    evidence: 'seen',
    see: awsPage.api('ChangeMessageVisibility'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 30);
      await scenario.remove(url, message);

      return use(scenario, 'change', url, message);
    },
    expected: notAvailable,
  },
  {
    id: 'receipt-handles/of-another-queue',
    says: 'A receipt handle is of no use at another queue.',
    evidence: 'seen',
    see,
    async run(scenario) {
      const { message } = await oneReceived(scenario, 30);
      const other = await scenario.queue();

      return [await use(scenario, 'delete', other, message), await use(scenario, 'change', other, message)];
    },
    expected: [ofAnother, ofAnother],
  },
  {
    id: 'receipt-handles/no-handle-at-all',
    says: 'Text that is no receipt handle is refused.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const url = await scenario.queue();
      const garbage = { ReceiptHandle: 'this-is-no-receipt-handle' };

      return [await use(scenario, 'delete', url, garbage), await use(scenario, 'change', url, garbage)];
    },
    expected: [notValid, notValid],
  },
  {
    id: 'receipt-handles/after-purge',
    says: 'After a purge the handles of the messages that are gone delete without an error, and change nothing.',
    evidence: 'peers',
    see: awsPage.api('PurgeQueue'),
    async run(scenario) {
      const { url, message } = await oneReceived(scenario, 30);
      await scenario.call('PurgeQueue', { QueueUrl: url });

      return { change: await use(scenario, 'change', url, message), delete: await use(scenario, 'delete', url, message) };
    },
    expected: { change: notAvailable },
  },
  {
    id: 'receipt-handles/of-an-earlier-queue',
    says: 'When its queue was deleted and created again, a handle is that of a message that is gone: it deletes without an error, and changes nothing.',
    evidence: 'doubt',
    see,
    needs: ['longTime'],
    async run(scenario) {
      const QueueName = scenario.freeName();
      const { QueueUrl: url } = (await scenario.call('CreateQueue', { QueueName })) as { QueueUrl: string };
      await scenario.send(url, 'order 42');
      const [message] = await scenario.collect(url, 1);
      await scenario.call('DeleteQueue', { QueueUrl: url });
      await scenario.pass(61);
      await scenario.call('CreateQueue', { QueueName });

      return { change: await use(scenario, 'change', url, message!), delete: await use(scenario, 'delete', url, message!) };
    },
    expected: { change: notAvailable },
  },
  {
    id: 'receipt-handles/after-retention',
    says: 'The handle of a message that outlived its retention deletes without an error, and changes nothing.',
    evidence: 'peers',
    see: awsPage.api('DeleteMessage'),
    needs: ['longTime'],
    async run(scenario) {
      const { queue, send, collect, pass } = scenario;
      const url = await queue({ MessageRetentionPeriod: '60' });
      await send(url, 'order 42');
      const [message] = await collect(url, 1, { VisibilityTimeout: 600 });
      await pass(65);

      return { change: await use(scenario, 'change', url, message!), delete: await use(scenario, 'delete', url, message!) };
    },
    expected: { change: notAvailable },
  },
  {
    id: 'receipt-handles/required',
    says: 'DeleteMessage needs a receipt handle.',
    evidence: 'peers',
    see: awsPage.api('DeleteMessage'),
    async run({ queue, call }) {
      return (await call('DeleteMessage', { QueueUrl: await queue() })).error;
    },
    expected: refused('MissingParameter', 'The request must contain the parameter ReceiptHandle.'),
  },
  {
    id: 'receipt-handles/batch',
    says: 'DeleteMessageBatch deletes each message on its own, and lists by id the handles that are none.',
    evidence: 'doc',
    see: awsPage.api('DeleteMessageBatch'),
    async run({ queue, send, collect, receive, call, pass }) {
      const QueueUrl = await queue({ VisibilityTimeout: '1' });
      await send(QueueUrl, 'order 42');
      const [message] = await collect(QueueUrl, 1);
      const Entries = [
        { Id: 'bad', ReceiptHandle: 'this-is-no-receipt-handle' },
        { Id: 'good', ReceiptHandle: message!.ReceiptHandle },
      ];

      const { Successful, Failed } = await call('DeleteMessageBatch', { QueueUrl, Entries });
      await pass(2);
      const failed = (Failed as { Id: string; SenderFault: boolean; Code: string }[]).map(({ Id, SenderFault, Code }) => ({
        Id,
        SenderFault,
        Code,
      }));

      return { Successful, failed, left: bodiesOf(await receive(QueueUrl)) };
    },
    expected: {
      Successful: [{ Id: 'good' }],
      failed: [{ Id: 'bad', SenderFault: true, Code: 'ReceiptHandleIsInvalid' }],
      left: [],
    },
  },
];
