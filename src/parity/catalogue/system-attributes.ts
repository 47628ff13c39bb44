import { awsPage } from '../scenario/aws-page';
import type { Behaviour } from '../scenario/behaviour';

const see = awsPage.api('ReceiveMessage');
const TRACE = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';

/** What SQS tells about a message besides what its sender wrote. */
export const SYSTEM_ATTRIBUTES: readonly Behaviour[] = [
  {
    id: 'system-attributes/all',
    says: 'All system attributes of a message on a standard queue: sender, time of sending, receives so far, time of the first one.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const [message] = await collect(url, 1, { MessageSystemAttributeNames: ['All'] });

      return message?.Attributes;
    },
    expected: {
      SenderId: '<sender>',
      SentTimestamp: '<ms>',
      ApproximateReceiveCount: '1',
      ApproximateFirstReceiveTimestamp: '<ms>',
    },
  },
  {
    id: 'system-attributes/all-of-fifo',
    says: 'On a FIFO queue a message also shows its group, its deduplication id and its sequence number.',
    evidence: 'aws',
    see,
    async run({ fifoQueue, send, receive }) {
      const url = await fifoQueue();
      await send(url, 'order 42', { MessageGroupId: 'g', MessageDeduplicationId: 'd' });

      const [message] = await receive(url, { MessageSystemAttributeNames: ['All'] });

      return message?.Attributes;
    },
    expected: {
      SenderId: '<sender>',
      SentTimestamp: '<ms>',
      ApproximateReceiveCount: '1',
      ApproximateFirstReceiveTimestamp: '<ms>',
      MessageGroupId: 'g',
      MessageDeduplicationId: 'd',
      SequenceNumber: '<SequenceNumber 1>',
    },
  },
  {
    id: 'system-attributes/those-asked-for',
    says: 'Only the system attributes that are asked for are returned.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const [message] = await collect(url, 1, { MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'] });

      return message?.Attributes;
    },
    expected: { ApproximateReceiveCount: '1', SentTimestamp: '<ms>' },
  },
  {
    id: 'system-attributes/those-it-has',
    says: 'A system attribute that the message does not have is left out.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const [message] = await collect(url, 1, { AttributeNames: ['SequenceNumber', 'ApproximateReceiveCount'] });

      return message?.Attributes;
    },
    expected: { ApproximateReceiveCount: '1' },
  },
  {
    id: 'system-attributes/none-left',
    says: 'A message that has none of the system attributes asked for is returned without Attributes.',
    evidence: 'peers',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const [message] = await collect(url, 1, { AttributeNames: ['SequenceNumber', 'MessageDeduplicationId'] });

      return { Body: message?.Body, hasAttributes: message !== undefined && Object.hasOwn(message, 'Attributes') };
    },
    expected: { Body: 'order 42', hasAttributes: false },
  },
  {
    id: 'system-attributes/older-name',
    says: 'AttributeNames is the older name of MessageSystemAttributeNames and does the same.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const [older] = await collect(url, 1, { VisibilityTimeout: 0, AttributeNames: ['SentTimestamp'] });
      const [newer] = await collect(url, 1, { MessageSystemAttributeNames: ['SentTimestamp'] });

      return [older?.Attributes, newer?.Attributes];
    },
    expected: [{ SentTimestamp: '<ms>' }, { SentTimestamp: '<ms>' }],
  },
  {
    id: 'system-attributes/both-names',
    says: 'When both lists of names are given, attributes of either are returned.',
    evidence: 'doubt',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const [message] = await collect(url, 1, {
        AttributeNames: ['SentTimestamp'],
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      });

      return message?.Attributes;
    },
    expected: { SentTimestamp: '<ms>', ApproximateReceiveCount: '1' },
  },
  {
    id: 'system-attributes/receive-count',
    says: 'ApproximateReceiveCount counts every receive of the message, this one too.',
    evidence: 'aws',
    see,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42');

      const seen: (string | undefined)[] = [];
      for (let time = 1; time <= 3; time++) {
        const [message] = await collect(url, 1, { VisibilityTimeout: 0, AttributeNames: ['ApproximateReceiveCount'] });
        seen.push(message?.Attributes?.ApproximateReceiveCount);
      }
      return seen;
    },
    expected: ['1', '2', '3'],
  },
  {
    id: 'system-attributes/timestamps-stay',
    says: 'The times of sending and of the first receive stay what they are, however often the message is received.',
    evidence: 'doc',
    see,
    async run({ queue, send, collect, pass }) {
      const url = await queue();
      await send(url, 'order 42');
      await pass(1);
      const names = ['SentTimestamp', 'ApproximateFirstReceiveTimestamp'];
      const [first] = await collect(url, 1, { VisibilityTimeout: 0, AttributeNames: names });
      await pass(1);
      const [second] = await collect(url, 1, { AttributeNames: names });

      const [sentAt, receivedAt] = names.map((name) => Number(first?.Attributes?.[name]));
      return {
        unchanged: names.map((name) => first?.Attributes?.[name] === second?.Attributes?.[name]),
        receivedAfterSending: receivedAt! > sentAt!,
      };
    },
    expected: { unchanged: [true, true], receivedAfterSending: true },
  },
  {
    id: 'system-attributes/trace-header',
    says: 'The trace header that a sender set comes with the message.',
    evidence: 'doc',
    see: awsPage.guide('sqs-message-metadata'),
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42', { MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: TRACE } } });

      const [message] = await collect(url, 1, { AttributeNames: ['AWSTraceHeader'] });

      return message?.Attributes;
    },
    expected: { AWSTraceHeader: TRACE },
  },
];
