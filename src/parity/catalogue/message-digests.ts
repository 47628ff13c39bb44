import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';

const SEE = `${awsPage.guide('sqs-message-metadata')}#sqs-attributes-md5-message-digest-calculation`;

const text = (DataType: string, StringValue: string) => ({ DataType, StringValue });
const binary = (DataType: string, BinaryValue: string) => ({ DataType, BinaryValue });

interface Vector {
  readonly says: string;
  readonly evidence: Evidence;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly md5: string;
}

const VECTORS: Readonly<Record<string, Vector>> = {
  text: {
    says: 'MD5OfMessageAttributes covers name, type and value of an attribute, each led by its length.',
    evidence: 'aws',
    attributes: { k: text('String', 'x') },
    md5: 'a45daa70926828a2f0a1db3418e6feb4',
  },
  word: {
    says: 'MD5OfMessageAttributes is the same for the same attributes.',
    evidence: 'aws',
    attributes: { Foo: text('String', 'Bar') },
    md5: 'ae7155c6026991b6d54b11589678bf9c',
  },
  number: {
    says: 'In MD5OfMessageAttributes a number counts as text.',
    evidence: 'sdk',
    attributes: { timestamp: text('Number', '1493147359900') },
    md5: '235c5c510d26fb653d073faed50ae77c',
  },
  'number-with-zeros': {
    says: 'In MD5OfMessageAttributes a number keeps the zeros it was sent with.',
    evidence: 'sdk',
    attributes: { n: text('Number', '042.500') },
    md5: '55af7153f2fb94a7416d343e31b50217',
  },
  binary: {
    says: 'In MD5OfMessageAttributes a binary value counts as its bytes, and is marked as binary.',
    evidence: 'sdk',
    attributes: { b: binary('Binary', 'AAEC/w==') },
    md5: '7e480da8c0e874189215a7676537a024',
  },
  labels: {
    says: 'MD5OfMessageAttributes covers the whole type, label included.',
    evidence: 'sdk',
    attributes: { custom: text('String.json', '{"a":1}'), img: binary('Binary.png', 'AAECAwQFBgc='), cnt: text('Number.int', '7') },
    md5: 'a97545d9e3f890000467ec69b5f152a3',
  },
  order: {
    says: 'MD5OfMessageAttributes takes attributes in the order of the characters of their names, whatever order they were sent in.',
    evidence: 'sdk',
    attributes: {
      b: text('String', '2'),
      B: text('String', '1'),
      a: text('String', '3'),
      _: text('String', '4'),
      'a.b': text('String', '5'),
      'a-b': text('String', '6'),
      A10: text('String', '7'),
      A2: text('String', '8'),
    },
    md5: '21aed2f00bdf0bf5ddb57ab72d9faf5c',
  },
  unicode: {
    says: 'In MD5OfMessageAttributes text counts as its UTF-8 bytes.',
    evidence: 'sdk',
    attributes: { utf8: text('String', 'héllo ✓ 😀') },
    md5: '53d077064ed3dc87f47b757d34c36401',
  },
  mixed: {
    says: 'MD5OfMessageAttributes covers attributes of all types together.',
    evidence: 'sdk',
    attributes: {
      City: text('String', 'Any City'),
      Greeting: binary('Binary', 'SGVsbG8sIFdvcmxkIQ=='),
      Population: text('Number', '1250800'),
    },
    md5: '28eb0e573cf8e8a77e349a2f968eac4a',
  },
};

const TRACE = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
const TRACE_MD5 = '5ae4d5d7636402d80f4eb6d213245a88';
const trace = { MessageSystemAttributes: { AWSTraceHeader: text('String', TRACE) } };

/** MD5 of attributes, and the one system attribute that a sender may set. */
export const MESSAGE_DIGESTS: readonly Behaviour[] = [
  ...Object.entries(VECTORS).map(([about, { says, evidence, attributes, md5 }]): Behaviour => ({
    id: `message-digests/${about}`,
    says,
    evidence,
    see: SEE,
    async run({ queue, send, collect }) {
      const url = await queue();

      const { MD5OfMessageAttributes } = await send(url, 'order 42', { MessageAttributes: attributes });

      const [received] = await collect(url, 1, { MessageAttributeNames: ['All'] });
      return { sent: MD5OfMessageAttributes, received: received?.MD5OfMessageAttributes };
    },
    expected: { sent: md5, received: md5 },
  })),
  {
    id: 'message-digests/none',
    says: 'A message without attributes has no MD5 of them, also when none is said to be sent.',
    evidence: 'aws',
    async run({ queue, send }) {
      const { MD5OfMessageBody: _, ...more } = await send(await queue(), 'order 42', { MessageAttributes: {} });

      return more;
    },
    expected: { MessageId: '<MessageId 1>' },
  },
  {
    id: 'message-digests/system-attributes',
    says: 'System attributes have an MD5 of their own, and do not change that of the message attributes.',
    evidence: 'aws',
    async run({ queue, send }) {
      const url = await queue();

      const alone = await send(url, 'message', trace);
      const both = await send(url, 'message', { ...trace, MessageAttributes: { k: text('String', 'x') } });

      return [alone, both].map(({ MD5OfMessageAttributes, MD5OfMessageSystemAttributes }) => [
        MD5OfMessageAttributes,
        MD5OfMessageSystemAttributes,
      ]);
    },
    expected: [
      [undefined, TRACE_MD5],
      ['a45daa70926828a2f0a1db3418e6feb4', TRACE_MD5],
    ],
  },
  {
    id: 'message-digests/other-system-attribute',
    says: 'AWSTraceHeader is the only system attribute that can be sent.',
    evidence: 'peers',
    async run({ call, queue }) {
      const MessageSystemAttributes = { SenderId: text('String', 'me') };

      return (await call('SendMessage', { QueueUrl: await queue(), MessageBody: 'message', MessageSystemAttributes })).error;
    },
    expected: { code: 'InvalidParameterValue', message: "Message system attribute name 'SenderId' is invalid.", status: 400 },
  },
  {
    id: 'message-digests/trace-header-of-other-type',
    says: 'AWSTraceHeader is a String.',
    evidence: 'doc',
    see: awsPage.api('SendMessage'),
    async run({ call, queue }) {
      const MessageSystemAttributes = { AWSTraceHeader: text('Number', '1') };

      return (await call('SendMessage', { QueueUrl: await queue(), MessageBody: 'message', MessageSystemAttributes })).error?.code;
    },
    expected: 'InvalidParameterValue',
  },
];
