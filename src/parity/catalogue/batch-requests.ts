import type { ActionName } from '../../api/shapes';
import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { AnsweredError, Input } from '../../backends/call-action';

const SEE = awsPage.api('SendMessageBatch');
const batchError = (name: string, message: string): AnsweredError => refused(`AWS.SimpleQueueService.${name}`, message);

interface BatchAction {
  readonly action: ActionName;
  readonly entry: Input;
}

/** The three actions that take batches, and an entry for each. */
const ACTIONS: readonly BatchAction[] = [
  { action: 'SendMessageBatch', entry: { MessageBody: 'order 42' } },
  { action: 'DeleteMessageBatch', entry: { ReceiptHandle: 'handle' } },
  { action: 'ChangeMessageVisibilityBatch', entry: { ReceiptHandle: 'handle', VisibilityTimeout: 60 } },
];

interface Refusal {
  readonly about: string;
  readonly says: string;
  readonly evidence: Evidence;
  /** The ids of the entries. */
  readonly ids: readonly (string | undefined)[];
  readonly error: (entryName: string) => AnsweredError;
}

const ID_FORM = batchError(
  'InvalidBatchEntryId',
  'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
);

const idsNumbered = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `id-${index + 1}`);

const idForm = (about: string, what: string, id: string): Refusal => ({
  about: `id-${about}`,
  says: `A batch is refused when the id of an entry ${what}.`,
  evidence: 'aws',
  ids: ['id-1', id],
  error: () => ID_FORM,
});

const REFUSALS: readonly Refusal[] = [
  {
    about: 'empty',
    says: 'A batch needs at least one entry.',
    evidence: 'seen',
    ids: [],
    error: (entryName) => batchError('EmptyBatchRequest', `There should be at least one ${entryName} in the request.`),
  },
  {
    about: 'too-many',
    says: 'A batch takes at most 10 entries.',
    evidence: 'seen',
    ids: idsNumbered(11),
    error: () => batchError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10. You have sent 11.'),
  },
  idForm('characters', 'holds other characters than letters, digits, hyphens and underscores', 'id 2'),
  idForm('empty', 'is empty', ''),
  idForm('too-long', 'is longer than 80 characters', 'i'.repeat(81)),
  {
    about: 'ids-not-distinct',
    says: 'A batch is refused when two entries have the same id.',
    evidence: 'seen',
    ids: ['id-1', 'id-2', 'id-1'],
    error: () => batchError('BatchEntryIdsNotDistinct', 'Id id-1 repeated.'),
  },
  {
    about: 'id-missing',
    says: 'A batch is refused when an entry has no id.',
    evidence: 'peers',
    ids: ['id-1', undefined],
    error: (entryName) => refused('MissingParameter', `The request must contain the parameter ${entryName}.2.Id.`),
  },
  {
    about: 'order-too-many-first',
    says: 'The entries of a batch are counted before their ids are looked at.',
    evidence: 'peers',
    ids: [...idsNumbered(9), 'id 10', 'id-1'],
    error: () => batchError('TooManyEntriesInBatchRequest', 'Maximum number of entries per request are 10. You have sent 11.'),
  },
  {
    about: 'order-id-form-before-distinct',
    says: 'The form of ids of entries is looked at before they are compared.',
    evidence: 'peers',
    ids: ['id-1', 'id-1', 'id 2'],
    error: () => ID_FORM,
  },
];

const LONG = 'x'.repeat(524_288);

/** What fails a batch as a whole; then nothing of it is done. */
export const BATCH_REQUESTS: readonly Behaviour[] = [
  ...REFUSALS.map(({ about, says, evidence, ids, error }): Behaviour => ({
    id: `batch-requests/${about}`,
    says,
    evidence,
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errors: Record<string, unknown> = {};
      for (const { action, entry } of ACTIONS) {
        const Entries = ids.map((Id) => ({ Id, ...entry }));
        errors[action] = (await call(action, { QueueUrl, Entries })).error;
      }
      return errors;
    },
    expected: Object.fromEntries(ACTIONS.map(({ action }) => [action, error(`${action}RequestEntry`)])),
  })),
  {
    id: 'batch-requests/list-values',
    says: 'A batch is refused when an attribute of an entry has a list of values, even an empty one.',
    evidence: 'seen',
    see: SEE,
    needs: ['json'],
    async run({ call, queue, receive }) {
      const QueueUrl = await queue();
      const MessageAttributes = { price: { DataType: 'String', StringValue: 'x', StringListValues: [] } };
      const Entries = [
        { Id: 'good', MessageBody: 'order 42' },
        { Id: 'bad', MessageBody: 'order 43', MessageAttributes },
      ];

      return { error: (await call('SendMessageBatch', { QueueUrl, Entries })).error, sent: await receive(QueueUrl) };
    },
    expected: {
      error: batchError('UnsupportedOperation', 'Message attribute list values in SendMessageBatch operation are not supported.'),
      sent: [],
    },
  },
  {
    id: 'batch-requests/nothing-sent',
    says: 'When SendMessageBatch fails as a whole, none of its messages is sent.',
    evidence: 'aws',
    see: SEE,
    async run({ call, queue, receive }) {
      const QueueUrl = await queue();
      const Entries = ['id-1', 'id-1'].map((Id) => ({ Id, MessageBody: 'order 42' }));

      const { error } = await call('SendMessageBatch', { QueueUrl, Entries });

      return { error: error?.code, received: await receive(QueueUrl) };
    },
    expected: { error: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct', received: [] },
  },
  {
    id: 'batch-requests/longest',
    says: 'The messages of a batch together have at most 1,048,576 bytes.',
    evidence: 'seen',
    see: awsPage.guide('quotas-messages'),
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const send = (...bodies: readonly string[]) =>
        call('SendMessageBatch', { QueueUrl, Entries: bodies.map((MessageBody, index) => ({ Id: `id-${index}`, MessageBody })) });

      const fits = await send(LONG, LONG);
      const longer = await send(LONG, LONG, 'x');

      return { fits: (fits.Successful as unknown[]).length, longer: longer.error };
    },
    expected: {
      fits: 2,
      longer: batchError('BatchRequestTooLong', 'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.'),
    },
  },
  {
    id: 'batch-requests/order-distinct-before-size',
    says: 'SendMessageBatch compares ids before it looks at sizes.',
    evidence: 'peers',
    async run({ call, queue }) {
      const Entries = Array.from({ length: 3 }, () => ({ Id: 'id-1', MessageBody: LONG }));

      return (await call('SendMessageBatch', { QueueUrl: await queue(), Entries })).error?.code;
    },
    expected: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  },
  {
    id: 'batch-requests/fifo-without-group',
    says: 'On a FIFO queue SendMessageBatch fails as a whole when an entry has no MessageGroupId.',
    evidence: 'seen',
    async run({ call, fifoQueue, receive }) {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });
      const Entries = [
        { Id: 'id-1', MessageBody: 'order 42', MessageGroupId: 'orders' },
        { Id: 'id-2', MessageBody: 'order 43' },
      ];

      const { error } = await call('SendMessageBatch', { QueueUrl, Entries });

      return { error, received: await receive(QueueUrl) };
    },
    expected: { error: refused('InvalidParameterValue', 'The request must contain the parameter MessageGroupId.'), received: [] },
  },
  {
    id: 'batch-requests/fifo-without-deduplication',
    says: 'On a FIFO queue SendMessageBatch fails as a whole when an entry has nothing to deduplicate by.',
    evidence: 'doubt',
    async run({ call, fifoQueue }) {
      const Entries = [{ Id: 'id-1', MessageBody: 'order 42', MessageGroupId: 'orders' }];

      return (await call('SendMessageBatch', { QueueUrl: await fifoQueue(), Entries })).error;
    },
    expected: refused(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ),
  },
];
