import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import { deadLetter, deadLetterPair } from '../scenario/dead-letter-pair';
import { finishedMoveTask } from '../scenario/finished-move-task';

const see = awsPage.api('StartMessageMoveTask');

/** Where a message move task puts the messages of a dead-letter queue. */
export const MOVE_TASKS: readonly Behaviour[] = [
  {
    id: 'move-tasks/back-to-the-source',
    says: 'Without a DestinationArn messages go back to the queue that each came from.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { queue, call, collect } = scenario;
      const pair = await deadLetterPair(scenario);
      const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: pair.deadLettersArn, maxReceiveCount: 1 });
      const other = { ...pair, url: await queue({ RedrivePolicy }) };
      await deadLetter(scenario, pair, ['a', 'b']);
      await deadLetter(scenario, other, ['c']);

      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });
      await finishedMoveTask(scenario, pair.deadLettersArn);

      return [bodiesOf(await collect(pair.url, 2)).sort(), bodiesOf(await collect(other.url, 1))];
    },
    expected: [['a', 'b'], ['c']],
  },
  {
    id: 'move-tasks/to-a-destination',
    says: 'With a DestinationArn all messages go there.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const { queue, arnOf, call, collect, receive } = scenario;
      const pair = await deadLetterPair(scenario);
      const destination = await queue();
      await deadLetter(scenario, pair, ['a', 'b']);

      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn, DestinationArn: await arnOf(destination) });
      await finishedMoveTask(scenario, pair.deadLettersArn);

      return { destination: bodiesOf(await collect(destination, 2)).sort(), left: await receive(pair.deadLetters) };
    },
    expected: { destination: ['a', 'b'], left: [] },
  },
  {
    id: 'move-tasks/new-message',
    says: 'A moved message is a new one with an id and a time of sending of its own; body and attributes stay.',
    evidence: 'doc',
    see: awsPage.guide('sqs-configure-dead-letter-queue-redrive'),
    async run(scenario) {
      const { call, collect, pass } = scenario;
      const pair = await deadLetterPair(scenario);
      await deadLetter(scenario, pair, ['message'], { MessageAttributes: { Foo: { DataType: 'String', StringValue: 'Bar' } } });
      const asked = { AttributeNames: ['SentTimestamp'], MessageAttributeNames: ['All'] };
      const [before] = await collect(pair.deadLetters, 1, { ...asked, VisibilityTimeout: 0 });
      await pass(1);

      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });
      await finishedMoveTask(scenario, pair.deadLettersArn);
      const [after] = await collect(pair.url, 1, asked);

      return {
        newId: before!.MessageId !== after!.MessageId,
        sentLater: Number(before!.Attributes!.SentTimestamp) < Number(after!.Attributes!.SentTimestamp),
        Body: after!.Body,
        MessageAttributes: after!.MessageAttributes,
      };
    },
    expected: {
      newId: true,
      sentLater: true,
      Body: 'message',
      MessageAttributes: { Foo: { DataType: 'String', StringValue: 'Bar' } },
    },
  },
  {
    id: 'move-tasks/visible-only',
    says: 'Only visible messages are moved: one in flight stays in the dead-letter queue.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { call, collect, pass } = scenario;
      const pair = await deadLetterPair(scenario);
      await deadLetter(scenario, pair, ['in flight']);
      await collect(pair.deadLetters, 1, { VisibilityTimeout: 10 });
      await deadLetter(scenario, pair, ['visible']);

      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });
      await finishedMoveTask(scenario, pair.deadLettersArn);
      const moved = await collect(pair.url, 1);
      await pass(11);

      return { moved: bodiesOf(moved), stayed: bodiesOf(await collect(pair.deadLetters, 1)) };
    },
    expected: { moved: ['visible'], stayed: ['in flight'] },
  },
  {
    id: 'move-tasks/delivered-anew',
    says: 'A moved message is delivered again, although it was received maxReceiveCount times before.',
    evidence: 'doc',
    see: awsPage.guide('sqs-configure-dead-letter-queue-redrive'),
    async run(scenario) {
      const { call, collect, receive } = scenario;
      const pair = await deadLetterPair(scenario);
      await deadLetter(scenario, pair, ['order 42']);
      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });
      await finishedMoveTask(scenario, pair.deadLettersArn);

      const delivered = await collect(pair.url, 1, { VisibilityTimeout: 0 });
      const more = await receive(pair.url);

      return { delivered: bodiesOf(delivered), more, deadAgain: bodiesOf(await collect(pair.deadLetters, 1)) };
    },
    expected: { delivered: ['order 42'], more: [], deadAgain: ['order 42'] },
  },
  {
    id: 'move-tasks/retention',
    says: 'The retention of a moved message starts anew.',
    evidence: 'doc',
    see: awsPage.guide('sqs-configure-dead-letter-queue-redrive'),
    needs: ['longTime'],
    async run(scenario) {
      const { call, collect, receive, pass } = scenario;
      const pair = await deadLetterPair(scenario);
      await call('SetQueueAttributes', { QueueUrl: pair.url, Attributes: { MessageRetentionPeriod: '120' } });
      await deadLetter(scenario, pair, ['order 42']);
      await pass(100);
      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });
      await finishedMoveTask(scenario, pair.deadLettersArn);

      await pass(80);
      const kept = await collect(pair.url, 1, { VisibilityTimeout: 1 });
      await pass(60);

      return { kept: kept.length, later: await receive(pair.url) };
    },
    expected: { kept: 1, later: [] },
  },
  {
    id: 'move-tasks/fifo',
    says: 'Messages of a FIFO dead-letter queue can be moved, too; they keep group and order.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const { call, receive } = scenario;
      const pair = await deadLetterPair(scenario, 'fifo');
      await deadLetter(scenario, pair, ['first', 'second', 'third'], { MessageGroupId: 'g' });

      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });
      await finishedMoveTask(scenario, pair.deadLettersArn);
      const moved = await receive(pair.url, { MaxNumberOfMessages: 10, AttributeNames: ['MessageGroupId'] });

      return moved.map(({ Body, Attributes }) => ({ Body, Attributes }));
    },
    expected: ['first', 'second', 'third'].map((Body) => ({ Body, Attributes: { MessageGroupId: 'g' } })),
  },
  {
    id: 'move-tasks/wakes',
    says: 'A receive that waits at the destination gets a message as soon as it is moved.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { call, receive, pass, after } = scenario;
      const pair = await deadLetterPair(scenario);
      await deadLetter(scenario, pair, ['order 42']);
      const waiting = receive(pair.url, { WaitTimeSeconds: 20 }).then(bodiesOf);
      await pass(1);
      await call('StartMessageMoveTask', { SourceArn: pair.deadLettersArn });

      return after(5, waiting);
    },
    expected: ['order 42'],
  },
  {
    id: 'move-tasks/nothing-to-move',
    says: 'A task on a dead-letter queue without messages completes, with nothing moved.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const { deadLettersArn: SourceArn } = await deadLetterPair(scenario);
      await scenario.call('StartMessageMoveTask', { SourceArn });

      const task = await finishedMoveTask(scenario, SourceArn);

      return { Status: task?.Status, moved: task?.ApproximateNumberOfMessagesMoved };
    },
    expected: { Status: 'COMPLETED', moved: 0 },
  },
];
