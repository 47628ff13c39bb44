import { md5OfMessageAttributes } from '../../src/actions/md5-of-message-attributes';
import type { MessageAttributeValue } from '../../src/core/message';
import { nodeDigest } from '../../src/system/node-digest';

type Attributes = Readonly<Record<string, MessageAttributeValue>>;

/** Digests that AWS answered, or that the AWS SDKs which check them accepted. */
const VECTORS: readonly (readonly [Attributes, string])[] = [
  [{ k: { DataType: 'String', StringValue: 'x' } }, 'a45daa70926828a2f0a1db3418e6feb4'],
  [{ Foo: { DataType: 'String', StringValue: 'Bar' } }, 'ae7155c6026991b6d54b11589678bf9c'],
  [
    { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1' } },
    '5ae4d5d7636402d80f4eb6d213245a88',
  ],
  [{ timestamp: { DataType: 'Number', StringValue: '1493147359900' } }, '235c5c510d26fb653d073faed50ae77c'],
  [{ b: { DataType: 'Binary', BinaryValue: 'AAEC/w==' } }, '7e480da8c0e874189215a7676537a024'],
  [{ n: { DataType: 'Number', StringValue: '042.500' } }, '55af7153f2fb94a7416d343e31b50217'],
  [
    {
      custom: { DataType: 'String.json', StringValue: '{"a":1}' },
      img: { DataType: 'Binary.png', BinaryValue: 'AAECAwQFBgc=' },
      cnt: { DataType: 'Number.int', StringValue: '7' },
    },
    'a97545d9e3f890000467ec69b5f152a3',
  ],
  [
    {
      b: { DataType: 'String', StringValue: '2' },
      B: { DataType: 'String', StringValue: '1' },
      a: { DataType: 'String', StringValue: '3' },
      _: { DataType: 'String', StringValue: '4' },
      'a.b': { DataType: 'String', StringValue: '5' },
      'a-b': { DataType: 'String', StringValue: '6' },
      A10: { DataType: 'String', StringValue: '7' },
      A2: { DataType: 'String', StringValue: '8' },
    },
    '21aed2f00bdf0bf5ddb57ab72d9faf5c',
  ],
  [{ utf8: { DataType: 'String', StringValue: 'héllo ✓ 😀' } }, '53d077064ed3dc87f47b757d34c36401'],
  [
    {
      City: { DataType: 'String', StringValue: 'Any City' },
      Greeting: { DataType: 'Binary', BinaryValue: 'SGVsbG8sIFdvcmxkIQ==' },
      Population: { DataType: 'Number', StringValue: '1250800' },
    },
    '28eb0e573cf8e8a77e349a2f968eac4a',
  ],
  [{ x: { DataType: 'String', StringValue: 'y'.repeat(300) } }, 'd1e080c5b7db18be0e6877255cedef71'],
  [{ AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1' } }, 'd6619b3d47b81d3fc72c0db005a70eda'],
];

describe('MD5OfMessageAttributes', () => {
  it.each(VECTORS)('of %j is %s', (attributes, md5) => {
    expect(md5OfMessageAttributes(attributes, nodeDigest)).toBe(md5);
  });

  it('does not depend on the order in which attributes were given', () => {
    for (const [attributes, md5] of VECTORS) {
      expect(md5OfMessageAttributes(Object.fromEntries(Object.entries(attributes).toReversed()), nodeDigest)).toBe(md5);
    }
  });
});
