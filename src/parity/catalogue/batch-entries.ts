import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import type { Input } from '../../backends/call-action';

const SEE = awsPage.api('SendMessageBatch');

const failed = (Id: string, Message: string, Code = 'InvalidParameterValue'): Input => ({ Id, SenderFault: true, Code, Message });

const successful = (Id: string, number: number, MD5OfMessageBody: string): Input => ({
  Id,
  MessageId: `<MessageId ${number}>`,
  MD5OfMessageBody,
});

const MD5_OF_MESSAGE = '78e731027d8fd50ed642340b7c9a63b3';

interface FailingEntry {
  readonly about: string;
  readonly says: string;
  readonly evidence: Evidence;
  readonly entry: Input;
  readonly message: string;
  readonly code?: string;
}

const FAILING: readonly FailingEntry[] = [
  {
    about: 'too-long',
    says: 'An entry longer than MaximumMessageSize fails by itself, in other words than SendMessage has.',
    evidence: 'aws',
    entry: { MessageBody: 'x'.repeat(1025) },
    message: 'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.',
  },
  {
    about: 'without-body',
    says: 'An entry without a body fails by itself.',
    evidence: 'peers',
    entry: {},
    code: 'MissingParameter',
    message: 'The request must contain the parameter SendMessageBatchRequestEntry.2.MessageBody.',
  },
  {
    about: 'characters',
    says: 'An entry with characters that no body may hold fails by itself.',
    evidence: 'peers',
    entry: { MessageBody: 'order\u000042' },
    code: 'InvalidMessageContents',
    message:
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  },
  {
    about: 'attribute',
    says: 'An entry with an attribute that is refused fails by itself.',
    evidence: 'aws',
    entry: { MessageBody: 'order 42', MessageAttributes: { price: { DataType: 'String', StringValue: '' } } },
    message: "Message (user) attribute 'price' must contain a non-empty value of type 'String'.",
  },
  {
    about: 'attribute-without-value',
    says: 'An entry with an attribute that has nothing but a name fails by itself.',
    evidence: 'seen',
    entry: { MessageBody: 'order 42', MessageAttributes: { price: {} } },
    message: "The message attribute 'price' must contain non-empty message attribute value.",
  },
  {
    about: 'group',
    says: 'An entry with a MessageGroupId of the wrong form fails by itself.',
    evidence: 'seen',
    entry: { MessageBody: 'order 42', MessageGroupId: 'my orders' },
    message:
      'Value my orders for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
  },
  {
    about: 'deduplication',
    says: 'An entry for a standard queue with a MessageDeduplicationId fails by itself.',
    evidence: 'seen',
    entry: { MessageBody: 'order 42', MessageDeduplicationId: 'order-42' },
    message:
      'Value order-42 for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.',
  },
  {
    about: 'delay',
    says: 'An entry with a DelaySeconds out of range fails by itself.',
    evidence: 'doubt',
    entry: { MessageBody: 'order 42', DelaySeconds: 901 },
    message: 'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
  },
];

/** Entries of batches: each succeeds or fails by itself. */
export const BATCH_ENTRIES: readonly Behaviour[] = [
  {
    id: 'batch-entries/sent',
    says: 'SendMessageBatch answers an entry for each message under its id, and no Failed when all went well.',
    evidence: 'aws',
    see: SEE,
    run: async ({ call, queue }) =>
      call('SendMessageBatch', {
        QueueUrl: await queue(),
        Entries: [
          { Id: 'one', MessageBody: 'message' },
          { Id: 'two', MessageBody: 'a', MessageAttributes: { k: { DataType: 'String', StringValue: 'x' } } },
        ],
      }),
    expected: {
      Successful: [
        successful('one', 1, MD5_OF_MESSAGE),
        { ...successful('two', 2, '0cc175b9c0f1b6a831c399e269772661'), MD5OfMessageAttributes: 'a45daa70926828a2f0a1db3418e6feb4' },
      ],
    },
  },
  {
    id: 'batch-entries/sent-to-fifo',
    says: 'SendMessageBatch to a FIFO queue answers a sequence number for each entry.',
    evidence: 'aws',
    see: SEE,
    run: async ({ call, fifoQueue }) =>
      call('SendMessageBatch', {
        QueueUrl: await fifoQueue(),
        Entries: [{ Id: 'one', MessageBody: 'message', MessageGroupId: 'orders', MessageDeduplicationId: 'order-42' }],
      }),
    expected: { Successful: [{ ...successful('one', 1, MD5_OF_MESSAGE), SequenceNumber: '<SequenceNumber 1>' }] },
  },
  {
    id: 'batch-entries/ids',
    says: 'Ids of entries have up to 80 letters, digits, hyphens and underscores, and are case-sensitive.',
    evidence: 'doc',
    see: awsPage.guide('sqs-batch-api-actions'),
    async run({ call, queue }) {
      const ids = ['a', 'A', 'aZ09-_'.padEnd(80, 'x')];

      const { Successful } = await call('SendMessageBatch', {
        QueueUrl: await queue(),
        Entries: ids.map((Id) => ({ Id, MessageBody: 'message' })),
      });

      return (Successful as { Id: string }[]).map(({ Id }) => Id).sort();
    },
    expected: ['A', 'a', 'aZ09-_'.padEnd(80, 'x')],
  },
  {
    id: 'batch-entries/size-of-each',
    says: 'MaximumMessageSize holds for each entry, never for their sum.',
    evidence: 'aws',
    async run({ call, queue }) {
      const QueueUrl = await queue({ MaximumMessageSize: '1024' });
      const Entries = Array.from({ length: 10 }, (_, index) => ({ Id: `id-${index}`, MessageBody: 'x'.repeat(1024) }));

      const { Successful, Failed } = await call('SendMessageBatch', { QueueUrl, Entries });

      return { successful: (Successful as unknown[]).length, Failed };
    },
    expected: { successful: 10 },
  },
  ...FAILING.map(({ about, says, evidence, entry, message, code }): Behaviour => ({
    id: `batch-entries/failed-${about}`,
    says,
    evidence,
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue({ MaximumMessageSize: '1024' });

      return call('SendMessageBatch', {
        QueueUrl,
        Entries: [
          { Id: 'good', MessageBody: 'message' },
          { Id: 'bad', ...entry },
        ],
      });
    },
    expected: { Successful: [successful('good', 1, MD5_OF_MESSAGE)], Failed: [failed('bad', message, code)] },
  })),
  {
    id: 'batch-entries/all-failed',
    says: 'SendMessageBatch answers Failed, and is no error, even when every entry failed.',
    evidence: 'peers',
    see: SEE,
    async run({ call, queue }) {
      const Entries = ['one', 'two'].map((Id) => ({ Id, MessageBody: 'x'.repeat(1025) }));

      return call('SendMessageBatch', { QueueUrl: await queue({ MaximumMessageSize: '1024' }), Entries });
    },
    expected: {
      Failed: ['one', 'two'].map((id) =>
        failed(id, 'One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.'),
      ),
    },
  },
];
