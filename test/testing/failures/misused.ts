import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import type * as matchers from '../../../src/testing/matchers';
import { message } from '../../../src/testing/patterns/message';
import { useWorldOfFile } from '../../../src/testing/world/current-world';
import { clientOf, openShop } from '../shop';
import type { Expect, Failures } from './failure';
import { MATCHER_NAMES } from './matcher-names';

type Name = keyof typeof matchers;

/** What goes before the pattern, or around it; matchers that take none are left out. */
const WITH_PATTERN: Partial<Record<Name, (pattern: unknown) => unknown[]>> = {
  toHaveMessage: (pattern) => [pattern],
  toHaveVisibleMessage: (pattern) => [pattern],
  toHaveMessageInFlight: (pattern) => [pattern],
  toHaveDelayedMessage: (pattern) => [pattern],
  toHaveBeenSent: (pattern) => [pattern],
  toHaveBeenSentTimes: (pattern) => [1, pattern],
  toHaveBeenSentInOrder: (pattern) => [['first', pattern]],
  toHaveBeenLastSent: (pattern) => [pattern],
  toHaveBeenNthSent: (pattern) => [1, pattern],
  toHaveDelivered: (pattern) => [pattern],
  toHaveDeliveredTimes: (pattern) => [1, pattern],
  toHaveDeliveredInOrder: (pattern) => ['group', ['first', pattern]],
  toHaveDeleted: (pattern) => [pattern],
  toHaveDeadLettered: (pattern) => [pattern],
  toHaveExtendedVisibility: (pattern) => [pattern],
  toHaveExpired: (pattern) => [pattern],
  toHaveDeduplicated: (pattern) => [pattern],
  toReceiveMessage: (pattern) => [pattern],
};

/** The arguments up to an input of a command. */
const WITH_INPUT: Partial<Record<Name, (value: unknown) => unknown[]>> = {
  toHaveReceivedCommandWith: (value) => ['SendMessage', value],
  toHaveReceivedNthCommandWith: (value) => [1, 'SendMessage', value],
  toHaveReceivedNthSpecificCommandWith: (value) => [1, 'SendMessage', value],
  toHaveReceivedLastCommandWith: (value) => ['SendMessage', value],
};

class Order {
  readonly orderId = 42;
}

const WRONG_PATTERNS: Readonly<Record<string, unknown>> = {
  'a number': 42,
  'a boolean': true,
  null: null,
  'a date': new Date(0),
  'a Map': new Map([['orderId', 42]]),
  'an instance of a class': new Order(),
  'a promise': Promise.resolve('order 42'),
  'a function': function isOrder() {},
  'a class': Order,
  'a symbol': Symbol('order'),
  'a command': new SendMessageCommand({ QueueUrl: 'x', MessageBody: 'order 42' }),
};

/** What no JSON has, so that it could never be found. */
const IMPOSSIBLE: Readonly<Record<string, unknown>> = {
  'a RegExp': /Ada/,
  'a date': new Date(0),
  undefined: undefined,
  'a function': function isAda() {},
  'a symbol': Symbol('Ada'),
  'a bigint': 42n,
  'not a number': NaN,
  'a Map': new Map([['name', 'Ada']]),
  'a promise': Promise.resolve('Ada'),
};

const WRONG_SUBJECTS: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  null: null,
  'a number': 42,
  'a promise': Promise.resolve(),
  'a client': clientOf(),
  'a command': new SendMessageCommand({ QueueUrl: 'x', MessageBody: 'order 42' }),
  'an object with a QueueUrl': { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders' },
  'an array': [],
  'a function': () => {},
};

const WRONG_COUNTS: Readonly<Record<string, unknown>> = { undefined: undefined, 'a text': '2', 'a fraction': 1.5, 'less than none': -1 };

const WRONG_COMMANDS: Readonly<Record<string, unknown>> = {
  undefined: undefined,
  'another service': class PutObjectCommand {},
  'an instance': new DeleteMessageCommand({ QueueUrl: 'x', ReceiptHandle: 'x' }),
  'a name with a slip': 'SendMesage',
};

/** A matcher called in a way that its type forbids. */
function call(assertion: object, name: string, args: readonly unknown[]): unknown {
  return (assertion as Record<string, (...given: readonly unknown[]) => unknown>)[name]!(...args);
}

/** One failure for each of the values. */
function each(
  values: Readonly<Record<string, unknown>>,
  title: (what: string) => string,
  fail: (expect: Expect, value: unknown) => unknown,
): Failures {
  return Object.fromEntries(Object.entries(values).map(([what, value]) => [title(what), (expect) => fail(expect, value)]));
}

/** One failure for each of the matchers. */
function ofEach(names: readonly string[], what: string, fail: (expect: Expect, name: string) => unknown): Failures {
  return Object.fromEntries(names.map((name) => [`${name}, of ${what}`, (expect) => fail(expect, name)]));
}

const queue = () => openShop().queue('orders');

/** Of matchers that were called as they cannot be. */
export const misused: Failures = {
  ...ofEach(MATCHER_NAMES, 'no subject', (expect, name) => call(expect(undefined), name, [])),
  ...each(
    WRONG_SUBJECTS,
    (what) => `toHaveMessage, of ${what}`,
    (expect, subject) => call(expect(subject), 'toHaveMessage', ['order 42']),
  ),
  ...each(
    WRONG_SUBJECTS,
    (what) => `toHaveReceivedCommand, of ${what}`,
    (expect, subject) => call(expect(subject), 'toHaveReceivedCommand', ['SendMessage']),
  ),
  'toHaveMessage, of a queue that was deleted': (expect) => {
    const { sqs } = openShop();
    const orders = sqs.createQueue('orders');
    sqs.clear();
    expect(orders).toHaveMessage('order 42');
  },
  'toHaveMessage, of a name without a world': (expect) => {
    useWorldOfFile(() => undefined);
    expect('orders').toHaveMessage('order 42');
  },
  ...each(
    {
      'a name that is like others': 'oders',
      'a URL that is like others': 'https://sqs.eu-west-1.amazonaws.com/123456789012/Order',
      'a name that is like no other': 'customers',
      'a text that cannot be a name': 'orders and more',
    },
    (what) => `toHaveMessage, of ${what}`,
    (expect, subject) => {
      const shop = openShop();
      for (const name of ['orders', 'orders-dlq', 'audit']) shop.queue(name);
      useWorldOfFile(() => shop.world);
      return call(expect(subject), 'toHaveMessage', ['order 42']);
    },
  ),
  'toHaveMessage, of a name where there are no queues': (expect) => {
    const shop = openShop();
    useWorldOfFile(() => shop.world);
    expect('orders').toHaveMessage('order 42');
  },

  ...ofEach(Object.keys(WITH_PATTERN), 'no pattern', (expect, name) => call(expect(queue()), name, WITH_PATTERN[name as Name]!(undefined))),
  ...each(
    WRONG_PATTERNS,
    (what) => `toHaveMessage, with ${what} as pattern`,
    (expect, pattern) => call(expect(queue()), 'toHaveMessage', [pattern]),
  ),
  ...each(
    IMPOSSIBLE,
    (what) => `toHaveMessage, not, with ${what} in the JSON`,
    (expect, part) => expect(queue()).not.toHaveMessage({ customer: [{ name: part }] }),
  ),
  'toHaveMessage, not, with a JSON pattern that is a part of itself': (expect) => {
    const pattern: Record<string, unknown> = {};
    pattern['customer'] = { orders: [pattern] };
    expect(queue()).not.toHaveMessage(pattern);
  },
  'toHaveBeenSentInOrder, not, with a RegExp in one of the patterns': (expect) =>
    expect(queue()).not.toHaveBeenSentInOrder(['first', { name: /Ada/ }]),
  'toReceiveMessage, not, with a RegExp in the JSON of the fields': (expect) =>
    expect(queue()).not.toReceiveMessage(message({ json: { name: /Ada/ } })),
  'message(), with a RegExp as group': () => message({ messageGroupId: /g/ }),
  'message(), with a text as count': () => message({ receiveCount: '2' }),
  'message(), with an attribute that is a flag': () => message({ messageAttributes: { urgent: true } }),
  'message(), with an attribute that is undefined': () => message({ messageAttributes: { tenant: undefined } }),
  'message(), with a RegExp as attribute': () => message({ messageAttributes: { tenant: /acme/ } }),
  'toHaveReceivedCommandWith, not, with a date in the input': (expect) =>
    expect(queue()).not.toHaveReceivedCommandWith('SendMessage', { MessageBody: new Date(0) }),
  'toHaveReceivedCommandWith, not, with a misspelt member': (expect) =>
    call(expect(queue()).not, 'toHaveReceivedCommandWith', ['SendMessage', { MesageBody: 'order 42' }]),
  'toHaveReceivedCommandWith, not, with a member of another command': (expect) =>
    call(expect(queue()).not, 'toHaveReceivedCommandWith', ['PurgeQueue', { MaxNumberOfMessages: 10 }]),
  'toHaveReceivedCommandWith, not, with an object as body': (expect) =>
    call(expect(queue()).not, 'toHaveReceivedCommandWith', ['SendMessage', { MessageBody: { orderId: 42 } }]),
  'toHaveReceivedNthCommandWith, not, with a text in place of a number, in an entry': (expect) =>
    call(expect(queue()).not, 'toHaveReceivedNthCommandWith', [1, 'SendMessageBatch', { Entries: [{ Id: '1', DelaySeconds: '5' }] }]),
  'toHaveDeduplicated, not, of a standard queue': (expect) => expect(queue()).not.toHaveDeduplicated('order 42'),
  'toHaveReceivedCommandWith, not, with a function in the input': (expect) =>
    expect(queue()).not.toHaveReceivedCommandWith('SendMessage', {
      MessageAttributes: { tenant: { StringValue: function isTenant() {} } },
    }),
  'toHaveBeenSentInOrder, with patterns that are no array': (expect) => call(expect(queue()), 'toHaveBeenSentInOrder', ['first', 'second']),
  'toHaveDeliveredInOrder, without a group': (expect) => call(expect(queue()), 'toHaveDeliveredInOrder', [['first']]),
  'message(), with a slip': () => message({ groupId: 'g' } as object),
  'message(), of nothing': () => message(undefined as never),
  'message(), of a text': () => message('order 42' as never),
  'message(), with a body that is an object': () => message({ body: { orderId: 42 } }),
  'message(), with attributes that are no object': () => message({ messageAttributes: 'tenant' as never }),

  ...each(
    WRONG_COUNTS,
    (what) => `toHaveMessageCount, with ${what} as count`,
    (expect, n) => call(expect(queue()), 'toHaveMessageCount', [n]),
  ),
  ...each(
    WRONG_COUNTS,
    (what) => `toHaveBeenSentTimes, with ${what} as count`,
    (expect, n) => call(expect(queue()), 'toHaveBeenSentTimes', [n]),
  ),
  'toHaveDeliveredTimes, with pattern and count reversed': (expect) => call(expect(queue()), 'toHaveDeliveredTimes', ['order 42', 2]),
  'toHaveBeenNthSent, of the 0th': (expect) => call(expect(queue()), 'toHaveBeenNthSent', [0, 'order 42']),
  'toHaveReceivedCommandTimes, without a count': (expect) => call(expect(queue()), 'toHaveReceivedCommandTimes', ['SendMessage']),
  'toHaveReceivedNthCommandWith, of the 0th': (expect) => call(expect(queue()), 'toHaveReceivedNthCommandWith', [0, 'SendMessage', {}]),

  ...each(
    WRONG_COMMANDS,
    (what) => `toHaveReceivedCommand, with ${what}`,
    (expect, command) => call(expect(queue()), 'toHaveReceivedCommand', [command]),
  ),
  ...ofEach(Object.keys(WITH_INPUT), 'no input', (expect, name) => call(expect(queue()), name, WITH_INPUT[name as Name]!(undefined))),
  'toHaveReceivedNoOtherCommands, with one command alone': (expect) =>
    call(expect(queue()), 'toHaveReceivedNoOtherCommands', [SendMessageCommand]),
};
