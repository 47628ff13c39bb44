import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import { refused } from '../scenario/refused';
import type { AnsweredError } from '../../backends/call-action';

const SEE = awsPage.api('SendMessage');
const MISSING = refused('MissingParameter', 'The request must contain the parameter MessageBody.');

interface Body {
  readonly about: string;
  readonly says: string;
  readonly evidence: Evidence;
  readonly body: string;
  readonly md5: string;
}

const BODIES: readonly Body[] = [
  { about: 'letter', says: 'A body may be a single character.', evidence: 'aws', body: 'a', md5: '0cc175b9c0f1b6a831c399e269772661' },
  { about: 'blank', says: 'A body may be a blank.', evidence: 'sdk', body: ' ', md5: '7215ee9c7d9dc229d2921a40e899ec5f' },
  { about: 'json', says: 'A body of JSON is just text.', evidence: 'aws', body: '{"foo": "bar"}', md5: '94232c5b8fc9272f6f73a1e36eb68fcf' },
  {
    about: 'unicode',
    says: 'The MD5 of a body is that of its UTF-8 bytes.',
    evidence: 'sdk',
    body: 'héllo ✓ 😀',
    md5: '537f5718566dd425639556ce037d44ff',
  },
  {
    about: 'line-ends',
    says: 'Line ends and tabs of a body stay as they are.',
    evidence: 'sdk',
    body: 'line1\r\nline2\ttab',
    md5: 'bf49a925baac5063ee732293164a7b56',
  },
  {
    about: 'markup',
    says: 'Markup in a body stays as it is.',
    evidence: 'sdk',
    body: '<a href="x">&amp;\'</a>',
    md5: '24142103be1bcb84367ad83bf1ba5be8',
  },
];

const CHARACTERS = '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF';
const FORBIDDEN = { NUL: '\u0000', 'U+0001': '\u0001', 'U+000B': '\u000b', 'U+001F': '\u001f', 'U+FFFE': '\ufffe', 'U+FFFF': '\uffff' };
const FORBIDDEN_NAMES = Object.keys(FORBIDDEN);
const FORBIDDEN_CHARACTERS = refused('InvalidMessageContents', `Invalid characters found. Valid unicode characters are ${CHARACTERS}`);

const tooLong = (maximum: number): AnsweredError =>
  refused('InvalidParameterValue', `One or more parameters are invalid. Reason: Message must be shorter than ${maximum} bytes.`);

interface Size {
  readonly about: string;
  readonly says: string;
  readonly evidence: Evidence;
  /** A message of exactly 1,024 bytes. */
  readonly longest: { readonly MessageBody: string; readonly [member: string]: unknown };
}

const text = (DataType: string, StringValue: string) => ({ DataType, StringValue });

const SIZES: readonly Size[] = [
  {
    about: 'of-queue',
    says: 'A message may be as long as MaximumMessageSize, and not a byte longer.',
    evidence: 'aws',
    longest: { MessageBody: 'x'.repeat(1024) },
  },
  {
    about: 'in-bytes',
    says: 'The size of a message counts bytes of UTF-8, not characters.',
    evidence: 'aws',
    longest: { MessageBody: 'é'.repeat(256) + '😀'.repeat(128) },
  },
  {
    about: 'with-attributes',
    says: 'Name, type and value of a message attribute count.',
    evidence: 'aws',
    longest: { MessageBody: 'x'.repeat(1000), MessageAttributes: { name: text('String', 'x'.repeat(14)) } },
  },
  {
    about: 'with-binary-attribute',
    says: 'Of a binary attribute the bytes count, not their base64.',
    evidence: 'doc',
    longest: { MessageBody: 'x'.repeat(1000), MessageAttributes: { name: { DataType: 'Binary', BinaryValue: `${'AAAA'.repeat(4)}AAA=` } } },
  },
  {
    about: 'without-system-attributes',
    says: 'System attributes do not count.',
    evidence: 'doc',
    longest: { MessageBody: 'x'.repeat(1024), MessageSystemAttributes: { AWSTraceHeader: text('String', 'Root=1') } },
  },
];

/** Bodies of messages: characters, MD5, size. */
export const MESSAGE_BODIES: readonly Behaviour[] = [
  {
    id: 'message-bodies/missing',
    says: 'A message has a body.',
    evidence: 'aws',
    see: SEE,
    run: async ({ call, queue }) => (await call('SendMessage', { QueueUrl: await queue() })).error,
    expected: MISSING,
  },
  {
    id: 'message-bodies/empty',
    says: 'An empty body is no body.',
    evidence: 'peers',
    see: SEE,
    run: async ({ call, queue }) => (await call('SendMessage', { QueueUrl: await queue(), MessageBody: '' })).error,
    expected: MISSING,
  },
  ...BODIES.map(({ about, says, evidence, body, md5 }): Behaviour => ({
    id: `message-bodies/${about}`,
    says,
    evidence,
    see: SEE,
    async run({ queue, send, collect }) {
      const url = await queue();

      const { MD5OfMessageBody } = await send(url, body);

      return { MD5OfMessageBody, received: (await collect(url, 1)).map(({ Body, MD5OfBody }) => ({ Body, MD5OfBody })) };
    },
    expected: { MD5OfMessageBody: md5, received: [{ Body: body, MD5OfBody: md5 }] },
  })),
  {
    id: 'message-bodies/edges-of-unicode',
    says: 'A body may hold the first and last characters of every range that is allowed.',
    evidence: 'aws',
    see: SEE,
    async run({ queue, send, collect }) {
      const url = await queue();
      const edges = '\t\n\r \ud7ff\ue000\ufffd\u{10000}\u{10ffff}';

      await send(url, edges);

      return (await collect(url, 1)).map(({ Body }) => Body === edges);
    },
    expected: [true],
  },
  {
    id: 'message-bodies/forbidden',
    says: `A body holds none of ${FORBIDDEN_NAMES.join(', ')}.`,
    evidence: 'peers',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errors = [];
      for (const character of Object.values(FORBIDDEN)) {
        errors.push((await call('SendMessage', { QueueUrl, MessageBody: `order${character}42` })).error);
      }
      return errors;
    },
    expected: FORBIDDEN_NAMES.map(() => FORBIDDEN_CHARACTERS),
  },
  ...SIZES.map(({ about, says, evidence, longest }): Behaviour => ({
    id: `message-bodies/size-${about}`,
    says,
    evidence,
    see: awsPage.guide('quotas-messages'),
    async run({ call, queue }) {
      const QueueUrl = await queue({ MaximumMessageSize: '1024' });

      const fits = await call('SendMessage', { QueueUrl, ...longest });
      const longer = await call('SendMessage', { QueueUrl, ...longest, MessageBody: `${longest.MessageBody}x` });

      return { fits: fits.error ?? 'sent', longer: longer.error };
    },
    expected: { fits: 'sent', longer: tooLong(1024) },
  })),
  {
    id: 'message-bodies/size-of-all',
    says: 'No message is longer than 1,048,576 bytes.',
    evidence: 'aws',
    see: awsPage.guide('quotas-messages'),
    async run({ call, queue }) {
      const QueueUrl = await queue();

      const fits = await call('SendMessage', { QueueUrl, MessageBody: 'x'.repeat(1_048_576) });
      const longer = await call('SendMessage', { QueueUrl, MessageBody: 'x'.repeat(1_048_577) });

      return { fits: fits.error ?? 'sent', longer: longer.error };
    },
    expected: { fits: 'sent', longer: tooLong(1_048_576) },
  },
  {
    id: 'message-bodies/checked-before-attributes',
    says: 'Body and size are looked at before attributes are.',
    evidence: 'peers',
    async run({ call, queue }) {
      const QueueUrl = await queue({ MaximumMessageSize: '1024' });
      const MessageAttributes = { name: text('Word', 'x') };

      const without = await call('SendMessage', { QueueUrl, MessageAttributes });
      const tooLongToo = await call('SendMessage', { QueueUrl, MessageBody: 'x'.repeat(1025), MessageAttributes });

      return [without.error, tooLongToo.error];
    },
    expected: [MISSING, tooLong(1024)],
  },
  {
    id: 'message-bodies/size-changed',
    says: 'A smaller MaximumMessageSize holds for messages that are sent from then on.',
    evidence: 'doc',
    see: awsPage.api('SetQueueAttributes'),
    needs: ['longTime'],
    async run({ call, queue, send, collect, pass }) {
      const QueueUrl = await queue();
      await send(QueueUrl, 'x'.repeat(2000));

      await call('SetQueueAttributes', { QueueUrl, Attributes: { MaximumMessageSize: '1024' } });
      await pass(60);
      const late = await call('SendMessage', { QueueUrl, MessageBody: 'x'.repeat(2000) });

      return { late: late.error?.code, received: (await collect(QueueUrl, 1)).map(({ Body }) => Body.length) };
    },
    expected: { late: 'InvalidParameterValue', received: [2000] },
  },
];
