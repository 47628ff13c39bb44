import { isDuration } from '../system/time/duration';
import { isPlainObject } from '../words/is-plain-object';
import { kinds } from './kinds';
import type { OptionPlace, OptionTable } from './option';

const FAULT = {
  queue: { kind: kinds.text("a queue's name, URL or ARN", "'orders'", /\S/), otherwise: 'every queue', text: 'whose calls it befalls' },
  action: {
    kind: kinds.other<string | object>('a command of the SDK, or the name of an action', "'ReceiveMessage'", isNameOrClass),
    otherwise: 'all that it can befall',
    text: 'which calls it befalls',
  },
  message: {
    kind: kinds.other<string | object>('a message pattern, as the matchers take it', "'order 42'", () => true),
    otherwise: 'any',
    text: 'which messages it befalls, by their body, JSON or fields',
  },
  probability: {
    kind: kinds.other<number>('a number from 0 to 1', '0.1', (value) => typeof value === 'number' && value >= 0 && value <= 1),
    otherwise: '1',
    text: 'how likely it is at each call',
  },
  count: { kind: kinds.wholeNumber({ min: 1 }, '2'), otherwise: 'no limit', text: 'how often it happens at most' },
  after: { kind: kinds.wholeNumber({}, '3'), otherwise: '0', text: 'how many calls that it could befall go well before' },
  window: {
    kind: kinds.other<string | object>(
      "a length of time from now ('30s'), or { from, to } of such, of SQS' time",
      "{ from: '1m', to: '2m' }",
      isWindow,
    ),
    otherwise: 'always',
    text: 'when it happens',
  },
} as const satisfies OptionTable;

const by = { kind: kinds.duration("'30s'"), otherwise: 'a moment', text: "how much of SQS' time" };
const attempts = {
  kind: kinds.other<number>(
    'a whole number of at least 1, or Infinity',
    '2',
    (value) => value === Infinity || (Number.isSafeInteger(value) && Number(value) >= 1),
  ),
  otherwise: 'see there',
  text: 'how many attempts of the SDK at one call it refuses',
};
const when = (...times: readonly string[]) => ({ kind: kinds.oneOf(...times), otherwise: 'see there', text: 'when it happens' });

/** What some faults take besides. */
const FURTHER: Readonly<Record<string, OptionTable>> = {
  lostResponse: { forGood: { kind: kinds.flag, otherwise: '`false`', text: "loses the answers to the SDK's further attempts, too" } },
  failAction: { attempts },
  throttle: { attempts },
  failEntries: { entries: { kind: kinds.oneOf('one', 'all'), otherwise: "`'one'`", text: 'how many entries fail' } },
  slowConsumer: { when: when('start', 'work', 'end') },
  consumerDies: { when: when('before', 'after') },
  holdBack: { what: { kind: kinds.oneOf('call', 'answer'), otherwise: 'either', text: 'what is held back' }, by },
  longerDelay: { by },
  outage: { lasts: by },
};

/** What is often written in place of an option's name. */
const SYNONYMS: Readonly<Record<string, string>> = {
  times: 'count',
  max: 'count',
  limit: 'count',
  chance: 'probability',
  rate: 'probability',
  likelihood: 'probability',
  body: 'message',
  pattern: 'message',
  command: 'action',
  queueName: 'queue',
  queueUrl: 'queue',
  QueueUrl: 'queue',
  skip: 'after',
  for: 'window',
  during: 'window',
  duration: 'window',
  within: 'window',
};

/** Whose options a fault of this name takes. @param before - what comes before them in its call: `SendMessageCommand, 'OverLimit', ` */
export function faultPlace(name: string, before = ''): OptionPlace {
  const further = FURTHER[name] ?? {};
  return { name, options: { ...FAULT, ...further }, synonyms: SYNONYMS, usage: (object) => `${name}(${before}${object})` };
}

function isNameOrClass(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'function';
}

function isWindow(value: unknown): boolean {
  if (!isPlainObject(value) || !('from' in value || 'to' in value)) return isDuration(value);
  return Object.entries(value).every(([name, at]) => (name === 'from' || name === 'to') && (at === undefined || isDuration(at)));
}
