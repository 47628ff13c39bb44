import { ACTIONS } from '../actions';
import type { ActionOutput } from '../api/shapes';
import type { EpochMs } from '../core/clock';
import type { MessageAttributeValue } from '../core/message';
import type { Queue } from '../core/queue';
import { stateOf, type StoredMessage } from '../core/stored-message';
import type { AttributeValues } from '../testing/values/wire-attributes';
import { asked } from './asked';
import type { PopulatedWorld } from '../world/populated-world';
import { answering, operation } from './operation';
import { oneOf, PAGE } from './page';
import { notFound } from './refusal';
import { count, listOf, named, orNull, record, text, type Schema, type ValueOf, type ValuesOf } from './schema';
import { shownMessage, type MESSAGE, type RECEIVED_MESSAGE } from './shown-message';
import { ownerContext, QUEUE_PATH, queueNamed, urlFor } from './shown-queue';

const tag = 'messages';
const MESSAGE_PATH = { ...QUEUE_PATH, message: text("a message's position in the queue, or its MessageId") };
/** A page ends when its bodies come to so many characters, however few messages it has. */
const BODIES_OF_PAGE = 4 * 1024 * 1024;

const QUERY = {
  state: oneOf('only those in this state', 'visible', 'inFlight', 'delayed'),
  group: text('only those of this message group'),
  search: text('only those whose body, id, group or message attributes hold this text, upper and lower case alike'),
  order: { type: 'string', enum: ['oldest', 'newest'], default: 'oldest', description: 'which come first' },
  after: count('only those that come after the message at this position, in the order asked for'),
  bodyLength: count('how many characters of a body to show. Default: all'),
  ...PAGE,
} as const satisfies Readonly<Record<string, Schema>>;

/** Messages: to see without receiving them, to send and to delete. */
export const MESSAGE_OPERATIONS = [
  operation({
    method: 'GET',
    route: '/queues/{queue}/messages',
    id: 'listMessages',
    tag,
    summary: 'Shows messages of a queue, in any state; none is received by it.',
    path: QUEUE_PATH,
    query: QUERY,
    answers: answering(
      'A page of messages: as many as were asked for, or fewer where bodies are long',
      record({
        total: count('how many match, on all pages'),
        messages: listOf(named('Message'), 'those of this page'),
        next: orNull('integer', 'what to give as `after` for the next page; null on the last one'),
      } as const),
    ),
    run: ({ path, query, world }) => ({ json: pageOfMessages(queueNamed(path.queue, { world }), query, world.nowMs()) }),
  }),
  operation({
    method: 'POST',
    route: '/queues/{queue}/messages',
    id: 'sendMessage',
    tag,
    summary: 'Sends a message, as SendMessage does.',
    path: QUEUE_PATH,
    body: record(
      {
        body: { description: 'its body: text, or anything else, which is sent as JSON' },
        delaySeconds: count('0 to 900; standard queues only'),
        messageAttributes: {
          type: 'object',
          additionalProperties: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'object' }] },
          description: 'by name: text, a number, or { DataType, StringValue or BinaryValue }',
        },
        messageGroupId: text('its group'),
        messageDeduplicationId: text('FIFO queues only'),
      } as const,
      ['delaySeconds', 'messageAttributes', 'messageGroupId', 'messageDeduplicationId'],
    ),
    example: { body: { orderId: 42 } },
    answers: answering(
      'What its sender learns',
      record({ messageId: text('its MessageId'), sequenceNumber: orNull('string', 'on a FIFO queue') }),
      201,
    ),
    run: ({ path, body: { body, ...options }, world, sqs }) => {
      const { arn } = queueNamed(path.queue, { world });
      const messageAttributes = options.messageAttributes as AttributeValues | undefined;
      const { messageId, sequenceNumber = null } = asked(() => sqs.queue(arn).send(body, { ...options, messageAttributes }));
      return { status: 201, json: { messageId, sequenceNumber } };
    },
  }),
  operation({
    method: 'POST',
    route: '/queues/{queue}/receive',
    id: 'receiveMessages',
    tag,
    summary: 'Receives messages, as ReceiveMessage does without waiting: they are in flight then.',
    path: QUEUE_PATH,
    body: record(
      {
        max: { type: 'integer', minimum: 1, maximum: 10, description: 'how many at most. Default 1' } as const,
        visibilityTimeout: count("seconds until they come back. Default: the queue's"),
      },
      ['max', 'visibilityTimeout'],
    ),
    example: { max: 10 },
    answers: answering('What was received', record({ messages: listOf(named('ReceivedMessage'), 'with handles that delete them') })),
    run: ({ path, body, world }) => ({ json: { messages: received(queueNamed(path.queue, { world }), body, world) } }),
  }),
  operation({
    method: 'DELETE',
    route: '/queues/{queue}/messages',
    id: 'purgeQueue',
    tag,
    summary: 'Deletes all messages of a queue, as often as you like.',
    path: QUEUE_PATH,
    answers: answering('They are deleted', record({ deleted: count('how many there were') })),
    run: ({ path, world }) => {
      const queue = queueNamed(path.queue, { world });
      const { visible, inFlight, delayed } = queue.counts(world.nowMs());
      queue.purge(world.nowMs());
      return { json: { deleted: visible + inFlight + delayed } };
    },
  }),
  operation({
    method: 'GET',
    route: '/queues/{queue}/messages/{message}',
    id: 'getMessage',
    tag,
    summary: 'Shows a message; it is not received by it.',
    path: MESSAGE_PATH,
    answers: answering('The message', named('Message')),
    run: ({ path, world }) => ({
      json: shownMessage(messageNamed(path.message, queueNamed(path.queue, { world }), world.nowMs()), world.nowMs()),
    }),
  }),
  operation({
    method: 'DELETE',
    route: '/queues/{queue}/messages/{message}',
    id: 'deleteMessage',
    tag,
    summary: 'Deletes a message, whoever has it.',
    path: MESSAGE_PATH,
    answers: answering('It is deleted', record({ deleted: text('its MessageId') })),
    run: ({ path, world }) => {
      const queue = queueNamed(path.queue, { world });
      const { message } = messageNamed(path.message, queue, world.nowMs());
      queue.remove(message.position, world.nowMs());
      return { json: { deleted: message.id } };
    },
  }),
];

interface ReceiveAsked {
  readonly max?: number;
  readonly visibilityTimeout?: number;
}

function received(queue: Queue, { max, visibilityTimeout }: ReceiveAsked, world: PopulatedWorld): ValueOf<typeof RECEIVED_MESSAGE>[] {
  const context = ownerContext(world, queue);
  const asked = { QueueUrl: urlFor(queue, context), MaxNumberOfMessages: max, VisibilityTimeout: visibilityTimeout, WaitTimeSeconds: 0 };
  const all = { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] };
  const { Messages = [] } = ACTIONS.ReceiveMessage({ ...asked, ...all }, context) as ActionOutput<'ReceiveMessage'>;
  return Messages.map(({ MessageId, ReceiptHandle, Body, Attributes, MessageAttributes = new Map<string, MessageAttributeValue>() }) => ({
    id: MessageId!,
    receiptHandle: ReceiptHandle!,
    body: Body!,
    attributes: Object.fromEntries(Attributes!),
    messageAttributes: Object.fromEntries(MessageAttributes) as Readonly<Record<string, MessageAttributeValue>>,
  }));
}

/** The message of a queue that a position or an id stands for. @throws Refusal */
export function messageNamed(text: string, queue: Queue, nowMs: EpochMs): StoredMessage {
  const found = /^\d{1,15}$/.test(text) ? queue.at(Number(text), nowMs) : queue.messages(nowMs).find(({ message }) => message.id === text);
  if (found !== undefined) return found;
  throw notFound(
    `Queue "${queue.name}" has no message "${text}": a message is named by its position in the queue (a number), or by its MessageId. It may have been deleted, or moved, meanwhile.`,
  );
}

interface MessagePage {
  readonly total: number;
  readonly messages: readonly ValueOf<typeof MESSAGE>[];
  readonly next: number | null;
}

function pageOfMessages(queue: Queue, query: ValuesOf<typeof QUERY>, nowMs: EpochMs): MessagePage {
  const { order = 'oldest', after, limit = PAGE.limit.default, offset = 0, bodyLength = Infinity } = query;
  const all = queue.messages(nowMs);
  const matches = wanted(query, nowMs);
  const matching = matches === undefined ? all : all.filter(matches);
  if (order === 'newest') matching.reverse();
  const comesAfter = ({ message: { position } }: StoredMessage): boolean => (order === 'newest' ? position < after! : position > after!);
  const first = after === undefined ? 0 : indexOrEnd(matching, comesAfter);
  const messages: ValueOf<typeof MESSAGE>[] = [];
  let characters = 0;
  let at = first + offset;
  for (; at < matching.length && messages.length < limit && (characters < BODIES_OF_PAGE || messages.length === 0); at++) {
    const shown = shownMessage(matching[at]!, nowMs, bodyLength);
    characters += shown.body.length;
    messages.push(shown);
  }
  return { total: matching.length, messages, next: at < matching.length ? (messages.at(-1)?.position ?? null) : null };
}

function indexOrEnd<T>(items: readonly T[], matches: (item: T) => boolean): number {
  const index = items.findIndex(matches);
  return index < 0 ? items.length : index;
}

/** Whether a message is one of those that are asked for; `undefined` when all are. */
function wanted({ state, group, search }: ValuesOf<typeof QUERY>, nowMs: EpochMs): ((stored: StoredMessage) => boolean) | undefined {
  const text = search?.toLowerCase();
  if (state === undefined && group === undefined && !text) return undefined;
  return (stored) =>
    (state === undefined || stateOf(stored, nowMs) === state) &&
    (group === undefined || stored.message.groupId === group) &&
    (!text || isIn(text, stored));
}

function isIn(text: string, { message: { body, id, groupId = '', attributes = {} } }: StoredMessage): boolean {
  const holds = (candidate: string | undefined): boolean => candidate?.toLowerCase().includes(text) === true;
  if (holds(body) || holds(id) || holds(groupId)) return true;
  return Object.entries(attributes).some(([name, { StringValue }]) => holds(name) || holds(StringValue));
}
