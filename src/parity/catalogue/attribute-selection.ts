import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import type { Scenario } from '../scenario/scenario';
import type { Input, Received } from '../../backends/call-action';

const SEE = awsPage.api('ReceiveMessage');

const text = (StringValue: string) => ({ DataType: 'String', StringValue });

/** Attributes that a message is sent with. */
const SENT = { k: text('x'), Foo: text('Bar'), 'order.id': text('42'), 'order.state': text('new'), orders: text('7') };

interface Selection {
  readonly says: string;
  readonly evidence: Evidence;
  readonly names?: readonly string[];
  readonly selected: readonly (keyof typeof SENT)[];
}

const EVERYTHING = Object.keys(SENT) as (keyof typeof SENT)[];

const SELECTIONS: Readonly<Record<string, Selection>> = {
  'none-asked': { says: 'A receive without MessageAttributeNames tells nothing of message attributes.', evidence: 'aws', selected: [] },
  'empty-list': { says: 'An empty list of MessageAttributeNames asks for nothing.', evidence: 'peers', names: [], selected: [] },
  all: { says: 'MessageAttributeNames All asks for all message attributes.', evidence: 'aws', names: ['All'], selected: EVERYTHING },
  'dot-star': { says: 'MessageAttributeNames .* asks for all message attributes.', evidence: 'doc', names: ['.*'], selected: EVERYTHING },
  some: {
    says: 'A receive shows the message attributes that are named.',
    evidence: 'aws',
    names: ['Foo', 'orders'],
    selected: ['Foo', 'orders'],
  },
  'none-there': {
    says: 'When a message has none of the attributes that are named, a receive shows none and no MD5 of them.',
    evidence: 'aws',
    names: ['price'],
    selected: [],
  },
  case: { says: 'MessageAttributeNames are case-sensitive.', evidence: 'doc', names: ['K', 'foo'], selected: [] },
  prefix: {
    says: 'A name that ends in .* asks for attributes whose names begin like that.',
    evidence: 'doc',
    names: ['order.*', 'k'],
    // Whether `orders` begins like `order.*` is another question.
    selected: ['k', 'order.id', 'order.state'],
  },
};

async function received({ queue, send, collect }: Scenario, sent: Input, asked: Input): Promise<Received | undefined> {
  const url = await queue();
  await send(url, 'message', sent);
  return (await collect(url, 1, asked))[0];
}

/** Which message attributes a receive shows. */
export const ATTRIBUTE_SELECTION: readonly Behaviour[] = [
  ...Object.entries(SELECTIONS).map(([about, { says, evidence, names, selected }]): Behaviour => ({
    id: `attribute-selection/${about}`,
    says,
    evidence,
    see: SEE,
    async run(scenario) {
      const { orders, ...withoutOrders } = SENT;
      const sent = about === 'prefix' ? withoutOrders : { ...withoutOrders, orders };

      const message = await received(scenario, { MessageAttributes: sent }, { MessageAttributeNames: names });

      return { attributes: message?.MessageAttributes, md5: typeof message?.MD5OfMessageAttributes };
    },
    expected:
      selected.length === 0
        ? { md5: 'undefined' }
        : { attributes: Object.fromEntries(selected.map((name) => [name, SENT[name]])), md5: 'string' },
  })),
  {
    id: 'attribute-selection/prefix-without-dot',
    says: 'The dot of a name that ends in .* belongs to the pattern: Hel.* asks for Hello.',
    evidence: 'peers',
    async run(scenario) {
      const message = await received(scenario, { MessageAttributes: { Hello: text('x') } }, { MessageAttributeNames: ['Hel.*'] });

      return message?.MessageAttributes;
    },
    expected: { Hello: text('x') },
  },
  {
    id: 'attribute-selection/md5-of-selected',
    says: 'MD5OfMessageAttributes of a receive covers the attributes that it shows.',
    evidence: 'aws',
    see: SEE,
    async run(scenario) {
      const message = await received(scenario, { MessageAttributes: SENT }, { MessageAttributeNames: ['k'] });

      return message?.MD5OfMessageAttributes;
    },
    expected: 'a45daa70926828a2f0a1db3418e6feb4',
  },
];
