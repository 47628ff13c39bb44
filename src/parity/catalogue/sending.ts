import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { Input } from '../../backends/call-action';

const SEE = awsPage.api('SendMessage');
const OTHER_TYPE = 'The request include parameter that is not valid for this queue type.';

const invalid = (value: unknown, parameter: string, reason: string) =>
  refused('InvalidParameterValue', `Value ${String(value)} for parameter ${parameter} is invalid. Reason: ${reason}`);

interface Refusal {
  readonly about: string;
  readonly says: string;
  readonly evidence: Evidence;
  readonly fifo?: boolean;
  readonly input: Input;
  readonly error: ReturnType<typeof refused>;
}

const idForm = (parameter: string): string => `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`;
const deduplicationId = (MessageDeduplicationId: string): Pick<Refusal, 'fifo' | 'evidence' | 'input' | 'error'> => ({
  fifo: true,
  evidence: 'seen',
  input: { MessageGroupId: 'orders', MessageDeduplicationId },
  error: invalid(MessageDeduplicationId, 'MessageDeduplicationId', idForm('MessageDeduplicationId')),
});

const REFUSALS: readonly Refusal[] = [
  { about: 'deduplication-too-long', says: 'MessageDeduplicationId has at most 128 characters.', ...deduplicationId('d'.repeat(129)) },
  { about: 'deduplication-blank', says: 'MessageDeduplicationId holds no blank.', ...deduplicationId('order 42') },
  {
    about: 'deduplication-on-standard',
    says: 'A standard queue takes no MessageDeduplicationId.',
    evidence: 'seen',
    input: { MessageDeduplicationId: 'order-42' },
    error: invalid('order-42', 'MessageDeduplicationId', OTHER_TYPE),
  },
  {
    about: 'fifo-without-group',
    says: 'A FIFO queue takes no message without MessageGroupId.',
    evidence: 'aws',
    fifo: true,
    input: { MessageDeduplicationId: 'order-42' },
    error: refused('MissingParameter', 'The request must contain the parameter MessageGroupId.'),
  },
  {
    about: 'fifo-without-deduplication',
    says: 'A FIFO queue without ContentBasedDeduplication takes no message without MessageDeduplicationId.',
    evidence: 'aws',
    fifo: true,
    input: { MessageGroupId: 'orders' },
    error: refused(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ),
  },
];

/** SendMessage: what it answers and the parameters beside body and attributes. */
export const SENDING: readonly Behaviour[] = [
  {
    id: 'sending/answer',
    says: 'SendMessage answers an id and the MD5 of the body.',
    evidence: 'aws',
    see: SEE,
    run: async ({ queue, send }) => send(await queue(), 'message'),
    expected: { MessageId: '<MessageId 1>', MD5OfMessageBody: '78e731027d8fd50ed642340b7c9a63b3' },
  },
  {
    id: 'sending/answer-of-fifo',
    says: 'SendMessage to a FIFO queue answers a sequence number, too.',
    evidence: 'aws',
    see: SEE,
    run: async ({ fifoQueue, send }) =>
      send(await fifoQueue(), 'message', { MessageGroupId: 'orders', MessageDeduplicationId: 'order-42' }),
    expected: {
      MessageId: '<MessageId 1>',
      MD5OfMessageBody: '78e731027d8fd50ed642340b7c9a63b3',
      SequenceNumber: '<SequenceNumber 1>',
    },
  },
  ...REFUSALS.map(({ about, says, evidence, fifo = false, input, error }): Behaviour => ({
    id: `sending/${about}`,
    says,
    evidence,
    see: SEE,
    async run({ call, queue, fifoQueue }) {
      const QueueUrl = await (fifo ? fifoQueue() : queue());

      return (await call('SendMessage', { QueueUrl, MessageBody: 'message', ...input })).error;
    },
    expected: error,
  })),
  {
    id: 'sending/longest-ids',
    says: 'MessageGroupId and MessageDeduplicationId have up to 128 characters, with all the punctuation of ASCII.',
    evidence: 'doc',
    see: SEE,
    async run({ fifoQueue, send, collect }) {
      const url = await fifoQueue();
      const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
      const ids = { MessageGroupId: punctuation.padEnd(128, 'g'), MessageDeduplicationId: punctuation.padEnd(128, 'd') };
      await send(url, 'message', ids);

      const [received] = await collect(url, 1, { AttributeNames: ['MessageGroupId', 'MessageDeduplicationId'] });

      return {
        group: received?.Attributes?.MessageGroupId === ids.MessageGroupId,
        deduplication: received?.Attributes?.MessageDeduplicationId === ids.MessageDeduplicationId,
      };
    },
    expected: { group: true, deduplication: true },
  },
];
