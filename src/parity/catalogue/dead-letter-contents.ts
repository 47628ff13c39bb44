import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';
import { bodiesOf } from '../scenario/bodies-of';
import type { Scenario } from '../scenario/scenario';
import type { Received } from '../../backends/call-action';

const see = awsPage.guide('sqs-dead-letter-queues');
const MessageAttributes = { Foo: { DataType: 'String', StringValue: 'Bar' } };
const ALL = { AttributeNames: ['All'], MessageAttributeNames: ['All'], MaxNumberOfMessages: 10 };

/** A queue, and the one that takes what was received once; `fifo` by content or standard. */
async function withDeadLetters(scenario: Scenario, kind: 'standard' | 'fifo', attributes: Readonly<Record<string, string>> = {}) {
  const create = (more: Readonly<Record<string, string>>) =>
    kind === 'standard' ? scenario.queue(more) : scenario.fifoQueue({ ContentBasedDeduplication: 'true', ...more });
  const deadLetters = await create(attributes);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await scenario.arnOf(deadLetters), maxReceiveCount: 1 });
  return { deadLetters, url: await create({ RedrivePolicy, ...attributes }) };
}

/** Receives a message once, then lets it be moved. @returns it as it was, and as it is in the dead-letter queue */
async function moveOne(
  { collect, receive, pass }: Scenario,
  { url, deadLetters }: { url: string; deadLetters: string },
): Promise<Received[]> {
  const [before] = await collect(url, 1, { ...ALL, VisibilityTimeout: 0 });
  await pass(1);
  await receive(url);
  const [after] = await collect(deadLetters, 1, ALL);
  return [before!, after!];
}

/** What a message keeps in the dead-letter queue. */
export const DEAD_LETTER_CONTENTS: readonly Behaviour[] = [
  {
    id: 'dead-letter-contents/kept',
    says: 'In the dead-letter queue a message keeps its id, body and attributes, goes on counting receives, and says where it came from.',
    evidence: 'aws',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'standard');
      await scenario.send(queues.url, 'message', { MessageAttributes, MessageGroupId: 'tenant' });

      const [before, after] = await moveOne(scenario, queues);

      const { MessageId, Body, Attributes } = after!;
      return {
        sameId: MessageId === before!.MessageId,
        sameSender: Attributes!.SenderId === before!.Attributes!.SenderId,
        Body,
        Attributes,
        MessageAttributes: after!.MessageAttributes,
      };
    },
    expected: {
      sameId: true,
      sameSender: true,
      Body: 'message',
      Attributes: {
        SenderId: '<sender>',
        SentTimestamp: '<ms>',
        ApproximateReceiveCount: '2',
        ApproximateFirstReceiveTimestamp: '<ms>',
        MessageGroupId: 'tenant',
        DeadLetterQueueSourceArn: '<arn of B>',
      },
      MessageAttributes,
    },
  },
  {
    id: 'dead-letter-contents/time-of-sending',
    says: 'On a standard queue the time of sending stays when a message is moved.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'standard');
      await scenario.send(queues.url, 'order 42');

      const [before, after] = await moveOne(scenario, queues);

      return { same: before!.Attributes!.SentTimestamp === after!.Attributes!.SentTimestamp };
    },
    expected: { same: true },
  },
  {
    id: 'dead-letter-contents/time-of-sending-fifo',
    says: 'On a FIFO queue a message that is moved gets a new time of sending.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'fifo');
      await scenario.send(queues.url, 'order 42', { MessageGroupId: 'g' });

      const [before, after] = await moveOne(scenario, queues);

      return { later: Number(before!.Attributes!.SentTimestamp) < Number(after!.Attributes!.SentTimestamp) };
    },
    expected: { later: true },
  },
  {
    id: 'dead-letter-contents/first-receive',
    says: 'On a standard queue the time of the first receive stays when a message is moved.',
    evidence: 'seen',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'standard');
      await scenario.send(queues.url, 'order 42');

      const [before, after] = await moveOne(scenario, queues);
      const firstReceive = ({ Attributes }: Received) => Attributes!.ApproximateFirstReceiveTimestamp;

      return { same: firstReceive(before!) === firstReceive(after!) };
    },
    expected: { same: true },
  },
  {
    id: 'dead-letter-contents/retention',
    says: 'On standard queues retention counts on from the first sending when a message is moved.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'standard', { MessageRetentionPeriod: '120' });
      await scenario.send(queues.url, 'order 42');
      await scenario.pass(90);
      await scenario.collect(queues.url, 1, { VisibilityTimeout: 0 });
      await scenario.receive(queues.url);
      const moved = await scenario.collect(queues.deadLetters, 1, { VisibilityTimeout: 0 });
      await scenario.pass(40);

      return { moved: moved.length, later: await scenario.receive(queues.deadLetters) };
    },
    expected: { moved: 1, later: [] },
  },
  {
    id: 'dead-letter-contents/retention-fifo',
    says: 'On FIFO queues retention starts anew when a message is moved.',
    evidence: 'doc',
    see,
    needs: ['longTime'],
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'fifo', { MessageRetentionPeriod: '120' });
      await scenario.send(queues.url, 'order 42', { MessageGroupId: 'g' });
      await scenario.pass(90);
      await scenario.receive(queues.url, { VisibilityTimeout: 0 });
      await scenario.receive(queues.url);
      await scenario.pass(100);
      const kept = await scenario.receive(queues.deadLetters, { VisibilityTimeout: 0 });
      await scenario.pass(30);

      return { kept: kept.length, later: await scenario.receive(queues.deadLetters) };
    },
    expected: { kept: 1, later: [] },
  },
  {
    id: 'dead-letter-contents/fifo-ids',
    says: 'In a FIFO dead-letter queue a message keeps its group; its deduplication id is now its message id.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'fifo');
      await scenario.send(queues.url, 'order 42', { MessageGroupId: 'g', MessageDeduplicationId: 'd' });

      const [before, after] = await moveOne(scenario, queues);
      const { MessageGroupId, MessageDeduplicationId } = after!.Attributes!;

      return { MessageGroupId, isMessageId: MessageDeduplicationId === before!.MessageId };
    },
    expected: { MessageGroupId: 'g', isMessageId: true },
  },
  {
    id: 'dead-letter-contents/fifo-not-dropped',
    says: 'A FIFO dead-letter queue does not take different messages of the same content for duplicates.',
    evidence: 'doc',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'fifo');
      for (const id of ['d1', 'd2']) await scenario.send(queues.url, 'order 42', { MessageGroupId: 'g', MessageDeduplicationId: id });
      await scenario.receive(queues.url, { MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
      await scenario.receive(queues.url, { MaxNumberOfMessages: 10 });

      return bodiesOf(await scenario.receive(queues.deadLetters, { MaxNumberOfMessages: 10 }));
    },
    expected: ['order 42', 'order 42'],
  },
  {
    id: 'dead-letter-contents/fifo-group-goes-on',
    says: 'A group whose first message is moved goes on with the next one in the same receive.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'fifo');
      for (const body of ['first', 'second']) await scenario.send(queues.url, body, { MessageGroupId: 'g' });
      await scenario.receive(queues.url, { VisibilityTimeout: 0 });

      const received = await scenario.receive(queues.url);

      return { received: bodiesOf(received), moved: bodiesOf(await scenario.receive(queues.deadLetters)) };
    },
    expected: { received: ['second'], moved: ['first'] },
  },
  {
    id: 'dead-letter-contents/fifo-order',
    says: 'Messages that are moved to a FIFO dead-letter queue are there in their order.',
    evidence: 'peers',
    see,
    async run(scenario) {
      const queues = await withDeadLetters(scenario, 'fifo');
      for (const body of ['first', 'second', 'third']) await scenario.send(queues.url, body, { MessageGroupId: 'g' });
      await scenario.receive(queues.url, { MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
      await scenario.receive(queues.url, { MaxNumberOfMessages: 10 });

      return bodiesOf(await scenario.receive(queues.deadLetters, { MaxNumberOfMessages: 10 }));
    },
    expected: ['first', 'second', 'third'],
  },
];
