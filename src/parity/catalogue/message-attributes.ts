import { awsPage } from '../scenario/aws-page';
import type { Behaviour, Evidence } from '../scenario/behaviour';
import type { Need } from '../../backends/need';
import { refused } from '../scenario/refused';

const SEE = `${awsPage.guide('sqs-message-metadata')}#sqs-message-attributes`;

type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const text = (DataType: string, StringValue: string) => ({ DataType, StringValue });

interface Refusal {
  readonly about: string;
  readonly says: string;
  readonly evidence: Evidence;
  readonly attributes: Values;
  readonly message: string;
  readonly code?: string;
  readonly needs?: readonly Need[];
}

const TYPE =
  "The type of message (user) attribute 'price' is invalid. You must use only the following supported type prefixes: Binary, Number, String.";
const NO_VALUE = "Message (user) attribute 'price' must contain a non-empty value of type 'String'.";
const NAME = 'Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores. ';
const RESERVED =
  "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. These strings are reserved for internal use. Additionally, they cannot start or end with '.'.";
const NO_NUMBER = "Can't cast the value of message (user) attribute 'price' to a number.";

const eleven: Values = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`a${index}`, text('String', 'x')]));

const price = (about: string, says: string, evidence: Evidence, value: Readonly<Record<string, unknown>>, message: string): Refusal => ({
  about,
  says,
  evidence,
  attributes: { price: value },
  message,
});

const REFUSALS: readonly Refusal[] = [
  {
    about: 'too-many',
    says: 'A message has at most 10 attributes.',
    evidence: 'seen',
    attributes: eleven,
    message: 'Number of message attributes [11] exceeds the allowed maximum [10].',
  },
  price('type-unknown', 'The type of an attribute is String, Number or Binary.', 'seen', text('Strings', 'x'), TYPE),
  price('type-case', 'Types are case-sensitive.', 'seen', text('string', 'x'), TYPE),
  price(
    'type-empty',
    'An attribute has a type.',
    'seen',
    text('', 'x'),
    "The message attribute 'price' must contain non-empty message attribute type.",
  ),
  price(
    'type-too-long',
    'The type of an attribute, label included, is not longer than 256 bytes.',
    'peers',
    text(`String.${'x'.repeat(256)}`, 'x'),
    'Message (user) attribute types must be shorter than 256 Bytes',
  ),
  price('value-missing', 'An attribute has a value.', 'peers', { DataType: 'String' }, NO_VALUE),
  price(
    'value-empty',
    'The value of an attribute is not empty.',
    'aws',
    text('String', ''),
    "Message (user) attribute 'price' must contain a non-empty value of type 'String'.",
  ),
  price(
    'value-binary-empty',
    'The value of a binary attribute is not empty.',
    'aws',
    { DataType: 'Binary', BinaryValue: '' },
    "Message (user) attribute 'price' must contain a non-empty value of type 'Binary'.",
  ),
  price(
    'value-of-binary-as-text',
    'A binary attribute has a BinaryValue.',
    'peers',
    text('Binary', 'x'),
    "Message (user) attribute 'price' with type 'Binary' must use field 'Binary'.",
  ),
  price(
    'value-of-number-as-binary',
    'An attribute of type Number or String has a StringValue.',
    'peers',
    { DataType: 'Number', BinaryValue: 'AAEC' },
    "Message (user) attribute 'price' with type 'Number' must use field 'String'.",
  ),
  price(
    'value-twice',
    'An attribute has one value.',
    'peers',
    { DataType: 'String', StringValue: 'x', BinaryValue: 'AAEC' },
    "Message (user) attribute 'price' must have a single value.",
  ),
  {
    ...price(
      'value-list',
      'Lists of values are modelled but not supported.',
      'peers',
      { DataType: 'String', StringListValues: ['x', 'y'] },
      'Message attribute list values in SendMessage operation are not supported.',
    ),
    code: 'AWS.SimpleQueueService.UnsupportedOperation',
  },
  {
    ...price(
      'value-list-empty',
      'Lists of values are not supported, and neither are empty ones.',
      'seen',
      { DataType: 'String', StringValue: 'x', StringListValues: [] },
      'Message attribute list values in SendMessage operation are not supported.',
    ),
    code: 'AWS.SimpleQueueService.UnsupportedOperation',
    needs: ['json'],
  },
  price(
    'value-characters',
    'The value of a String attribute holds no characters that a body may not hold.',
    'peers',
    text('String', 'a\u0001b'),
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  ),
  price('number-word', 'The value of a Number attribute is a number.', 'peers', text('Number', 'ten'), NO_NUMBER),
  price('number-of-label', 'A label does not make another type of a Number.', 'peers', text('Number.price', 'ten'), NO_NUMBER),
];

const ACCEPTED: Readonly<Record<string, { readonly says: string; readonly evidence: Evidence; readonly attributes: Values }>> = {
  types: {
    says: 'Attributes are of type String, Number or Binary, and are received as they were sent.',
    evidence: 'doc',
    attributes: { text: text('String', 'x'), count: text('Number', '42'), data: { DataType: 'Binary', BinaryValue: 'AAEC/w==' } },
  },
  labels: {
    says: 'A type may carry a label of the sender behind a dot.',
    evidence: 'doc',
    attributes: {
      text: text('String.json', '{"a":1}'),
      count: text('Number.int', '7'),
      data: { DataType: 'Binary.png', BinaryValue: 'AAECAw==' },
    },
  },
  ten: { says: 'A message may have 10 attributes.', evidence: 'doc', attributes: Object.fromEntries(Object.entries(eleven).slice(1)) },
  names: {
    says: 'Names of attributes are case-sensitive; only with a dot behind them AWS and Amazon are reserved.',
    evidence: 'doc',
    attributes: {
      price: text('String', '1'),
      Price: text('String', '2'),
      AWSprice: text('String', '3'),
      'my.price_-7': text('String', '4'),
    },
  },
  numbers: {
    says: 'Numbers may have signs, fractions and exponents.',
    evidence: 'doc',
    attributes: { a: text('Number', '-1'), b: text('Number', '1.5'), c: text('Number', '1e10'), d: text('Number', '9'.repeat(38)) },
  },
  'names-beyond-ascii': {
    says: 'Names may hold letters of any language.',
    evidence: 'aws',
    attributes: { 'attr.1øßä': text('String', '1'), größe_2: text('String', '2'), 価格: text('String', '3') },
  },
  'number-text': {
    says: 'The text of a number is received as it was sent, with its zeros.',
    evidence: 'doubt',
    attributes: { n: text('Number', '042.500') },
  },
};

const OTHER_NAMES = {
  'my price': NAME,
  ['n'.repeat(257)]: 'Message (user) attribute names must be shorter than 256 Bytes',
  'AWS.price': RESERVED,
  'aws.price': RESERVED,
  'Amazon.price': RESERVED,
  '.price': RESERVED,
  'price.': RESERVED,
  'my..price': "Message (user) attribute name must not have successive '.' characters.",
};

const OTHER_MARKS = '!"§(?';

/** Attributes of messages: types, values, names. */
export const MESSAGE_ATTRIBUTES: readonly Behaviour[] = [
  ...Object.entries(ACCEPTED).map(([about, { says, evidence, attributes }]): Behaviour => ({
    id: `message-attributes/${about}`,
    says,
    evidence,
    see: SEE,
    async run({ queue, send, collect }) {
      const url = await queue();
      await send(url, 'order 42', { MessageAttributes: attributes });

      return (await collect(url, 1, { MessageAttributeNames: ['All'] })).map(({ MessageAttributes }) => MessageAttributes);
    },
    expected: [attributes],
  })),
  ...REFUSALS.map(({ about, says, evidence, attributes, message, code = 'InvalidParameterValue', needs = [] }): Behaviour => ({
    id: `message-attributes/${about}`,
    says,
    evidence,
    see: SEE,
    needs,
    run: async ({ call, queue }) =>
      (await call('SendMessage', { QueueUrl: await queue(), MessageBody: 'order 42', MessageAttributes: attributes })).error,
    expected: refused(code, message),
  })),
  {
    id: 'message-attributes/other-names',
    says: 'Names hold letters, digits, dots, hyphens and underscores; no dot first, last or twice, and no AWS. or Amazon. first.',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errors: Record<string, unknown> = {};
      for (const name of Object.keys(OTHER_NAMES)) {
        const MessageAttributes = { [name]: text('String', 'x') };
        errors[name] = (await call('SendMessage', { QueueUrl, MessageBody: 'order 42', MessageAttributes })).error;
      }
      return errors;
    },
    expected: Object.fromEntries(Object.entries(OTHER_NAMES).map(([name, message]) => [name, refused('InvalidParameterValue', message)])),
  },
  {
    id: 'message-attributes/names-with-other-marks',
    says: 'Names hold no other marks, be they of ASCII or beyond.',
    evidence: 'aws',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const errors: unknown[] = [];
      for (const mark of OTHER_MARKS) {
        const MessageAttributes = { [`price${mark}`]: text('String', 'x') };
        errors.push((await call('SendMessage', { QueueUrl, MessageBody: 'order 42', MessageAttributes })).error?.code);
      }
      return errors;
    },
    expected: Array.from(OTHER_MARKS, () => 'InvalidParameterValue'),
  },
  {
    id: 'message-attributes/number-out-of-range',
    says: 'A Number goes up to 10 to the power of 126 and has up to 38 digits.',
    evidence: 'doc',
    see: SEE,
    async run({ call, queue }) {
      const QueueUrl = await queue();
      const sent = async (value: string) =>
        (await call('SendMessage', { QueueUrl, MessageBody: 'x', MessageAttributes: { price: text('Number', value) } })).error?.code;

      return [await sent('1e127'), await sent('9'.repeat(39))];
    },
    expected: ['InvalidParameterValue', 'InvalidParameterValue'],
  },
];
