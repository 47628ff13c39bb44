import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { refused } from '../scenario/refused';
import type { Scenario } from '../scenario/scenario';
import type { Received } from '../../backends/call-action';

const see = awsPage.guide('using-receiverequestattemptid-request-parameter');
const notRetryable = refused(
  'InvalidParameterValue',
  'Value attempt-1 for parameter ReceiveRequestAttemptId is invalid. ' +
    'Reason: The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.',
);
const ATTEMPT = { MaxNumberOfMessages: 10, ReceiveRequestAttemptId: 'attempt-1' };

/** A FIFO queue with two messages of one group. */
async function twoSent({ fifoQueue, send }: Scenario, attributes: Readonly<Record<string, string>> = {}): Promise<string> {
  const url = await fifoQueue({ ContentBasedDeduplication: 'true', ...attributes });
  for (const body of ['first', 'second']) await send(url, body, { MessageGroupId: 'g' });
  return url;
}

/** How a receive whose answer was lost is tried again. */
export const RECEIVE_ATTEMPTS: readonly Behaviour[] = [
  {
    id: 'receive-attempts/same-id',
    says: 'A receive with the ReceiveRequestAttemptId of an earlier one returns the same messages with the same receipt handles.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const url = await twoSent(scenario);
      const receives = [await scenario.receive(url, ATTEMPT), await scenario.receive(url, ATTEMPT)];

      return receives.map((messages) => messages.map(({ MessageId, ReceiptHandle, Body }) => ({ MessageId, ReceiptHandle, Body })));
    },
    expected: [1, 2].map(() => [
      { MessageId: '<MessageId 1>', ReceiptHandle: '<ReceiptHandle 1>', Body: 'first' },
      { MessageId: '<MessageId 2>', ReceiptHandle: '<ReceiptHandle 2>', Body: 'second' },
    ]),
  },
  {
    id: 'receive-attempts/another-id',
    says: 'A receive with another ReceiveRequestAttemptId, or none, does not get messages in flight.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const url = await twoSent(scenario);
      await scenario.receive(url, ATTEMPT);

      return [await scenario.receive(url, { ReceiveRequestAttemptId: 'attempt-2' }), await scenario.receive(url)];
    },
    expected: [[], []],
  },
  {
    id: 'receive-attempts/visibility-starts-anew',
    says: 'A receive that is tried again starts the visibility timeout of its messages anew.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const url = await twoSent(scenario, { VisibilityTimeout: '3' });
      await scenario.receive(url, ATTEMPT);
      await scenario.pass(2);
      await scenario.receive(url, ATTEMPT);
      await scenario.pass(2);
      const hidden = await scenario.receive(url);
      await scenario.pass(2);

      return { hidden, then: bodiesOf(await scenario.receive(url)) };
    },
    expected: { hidden: [], then: ['first'] },
  },
  {
    id: 'receive-attempts/handle-works',
    says: 'The handles of a receive that was tried again delete the messages.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const url = await twoSent(scenario, { VisibilityTimeout: '1' });
      await scenario.receive(url, ATTEMPT);
      for (const message of await scenario.receive(url, ATTEMPT)) await scenario.remove(url, message);
      await scenario.pass(2);

      return scenario.receive(url);
    },
    expected: [],
  },
  {
    id: 'receive-attempts/not-after-a-delete',
    says: 'When one of its messages was deleted, a receive cannot be tried again.',
    evidence: 'seen',
    see,
    async run(scenario) {
      const url = await twoSent(scenario);
      const attempt = { ReceiveRequestAttemptId: 'attempt-1' };
      const [first] = await scenario.receive(url, attempt);
      await scenario.remove(url, first!);

      return (await scenario.call('ReceiveMessage', { QueueUrl: url, ...attempt })).error;
    },
    expected: notRetryable,
  },
  {
    id: 'receive-attempts/not-after-a-change',
    says: 'When the visibility of one of its messages was changed, a receive cannot be tried again.',
    evidence: 'seen',
    see,
    async run(scenario) {
      const QueueUrl = await twoSent(scenario);
      const [first] = await scenario.receive(QueueUrl, ATTEMPT);
      await scenario.call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: first!.ReceiptHandle, VisibilityTimeout: 60 });

      return (await scenario.call('ReceiveMessage', { QueueUrl, ...ATTEMPT })).error;
    },
    expected: notRetryable,
  },
  {
    id: 'receive-attempts/five-minutes',
    says: 'After five minutes a ReceiveRequestAttemptId means nothing any more.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run(scenario) {
      const url = await twoSent(scenario, { VisibilityTimeout: '3600' });
      await scenario.receive(url, ATTEMPT);
      await scenario.pass(290);
      const within = await scenario.receive(url, ATTEMPT);
      await scenario.pass(310);

      return { within: within.length, after: (await scenario.receive(url, ATTEMPT)).length };
    },
    expected: { within: 2, after: 0 },
  },
  {
    id: 'receive-attempts/after-the-timeout',
    says: 'When its messages came back, a receive that is tried again is a new one.',
    evidence: 'doubt',
    see,
    async run(scenario) {
      const url = await twoSent(scenario, { VisibilityTimeout: '1' });
      const before = await scenario.receive(url, ATTEMPT);
      await scenario.pass(2);
      const after = await scenario.receive(url, ATTEMPT);

      return { after: bodiesOf(after), sameHandle: after[0]!.ReceiptHandle === before[0]!.ReceiptHandle };
    },
    expected: { after: ['first', 'second'], sameHandle: false },
  },
  {
    id: 'receive-attempts/of-a-standard-queue',
    says: 'A standard queue takes no notice of a ReceiveRequestAttemptId.',
    evidence: 'seen',
    see: awsPage.api('ReceiveMessage'),
    async run({ queue, send, receive, call }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'order 42');
      const attempt = { ReceiveRequestAttemptId: 'attempt-1' };

      const { Messages, error } = await call('ReceiveMessage', { QueueUrl, ...attempt });

      return { bodies: bodiesOf((Messages ?? []) as Received[]), error, again: await receive(QueueUrl, attempt) };
    },
    expected: { bodies: ['order 42'], again: [] },
  },
  {
    id: 'receive-attempts/form',
    says: 'A ReceiveRequestAttemptId has 1 to 128 letters, digits and punctuation marks.',
    evidence: 'doc',
    see: awsPage.api('ReceiveMessage'),
    async run({ fifoQueue, call }) {
      const QueueUrl = await fifoQueue();
      const codeFor = async (ReceiveRequestAttemptId: string) =>
        (await call('ReceiveMessage', { QueueUrl, ReceiveRequestAttemptId })).error?.code ?? 'fine';

      return { blank: await codeFor('a b'), tooLong: await codeFor('a'.repeat(129)), longest: await codeFor('!'.repeat(128)) };
    },
    expected: { blank: 'InvalidParameterValue', tooLong: 'InvalidParameterValue', longest: 'fine' },
  },
];
