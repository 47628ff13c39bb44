import { ACTIONS } from '../actions';
import type { EpochMs } from '../core/clock';
import type { Queue } from '../core/queue';
import { stateOf, type MessageState } from '../core/stored-message';
import { attributeText, type QueueDefinition } from '../world/queue-definition';
import { asked } from './asked';
import { answering, operation } from './operation';
import { oneOf, PAGE, pageOf } from './page';
import { count, listOf, named, record, text, texts, type ValueOf } from './schema';
import { ownerContext, QUEUE_PATH, queueNamed, shownQueue, urlFor, type GROUP } from './shown-queue';

const tag = 'queues';
const VALUE = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'object' }] } as const;
const ATTRIBUTES = {
  type: 'object',
  additionalProperties: VALUE,
  description: 'attributes by the names of SQS; numbers, flags and policies need not be text',
} as const;

/** Queues: to see, to make, to change and to delete. */
export const QUEUE_OPERATIONS = [
  operation({
    method: 'GET',
    route: '/queues',
    id: 'listQueues',
    tag,
    summary: 'Shows the queues of all accounts and regions, by name.',
    query: { search: text('part of a name'), ...PAGE },
    answers: answering('Some of the queues', record({ total: count('how many match'), queues: listOf(named('Queue'), 'some of them') })),
    run: (call) => {
      const { search = '' } = call.query;
      const found = [...call.world.all()].filter(({ name }) => name.includes(search)).sort(byName);
      return { json: { total: found.length, queues: pageOf(found, call.query).map((queue) => shownQueue(queue, call)) } };
    },
  }),
  operation({
    method: 'POST',
    route: '/queues',
    id: 'createQueue',
    tag,
    summary: 'Creates a queue, or finds that it exists with these attributes.',
    body: record(
      {
        name: text('its name; or an ARN, to create it in another account or region'),
        attributes: ATTRIBUTES,
        tags: texts('its tags'),
        deadLetterQueue: text('its dead-letter queue, which is created when it does not exist'),
        maxReceiveCount: count('how often a message is received before it goes there. Default 10'),
      },
      ['attributes', 'tags', 'deadLetterQueue', 'maxReceiveCount'],
    ),
    example: { name: 'orders', attributes: { VisibilityTimeout: 30 }, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 },
    answers: answering('The queue', named('Queue'), 201),
    run: (call) => {
      const { name, attributes = {}, ...others } = call.body;
      const { arn } = asked(() => call.sqs.createQueue(name, { ...(attributes as QueueDefinition), ...others }));
      return { status: 201, json: shownQueue(call.world.find(arn)!, call) };
    },
  }),
  operation({
    method: 'GET',
    route: '/queues/{queue}',
    id: 'getQueue',
    tag,
    summary: 'Shows a queue.',
    path: QUEUE_PATH,
    answers: answering('The queue', named('Queue')),
    run: (call) => ({ json: shownQueue(queueNamed(call.path.queue, call), call) }),
  }),
  operation({
    method: 'DELETE',
    route: '/queues/{queue}',
    id: 'deleteQueue',
    tag,
    summary: 'Deletes a queue and its messages.',
    path: QUEUE_PATH,
    answers: answering('It is deleted', record({ deleted: text('its ARN') })),
    run: ({ path, ...call }) => {
      const queue = queueNamed(path.queue, call);
      call.world.queues.delete(queue, call.world.nowMs());
      return { json: { deleted: queue.arn } };
    },
  }),
  operation({
    method: 'PATCH',
    route: '/queues/{queue}/attributes',
    id: 'setQueueAttributes',
    tag,
    summary: 'Changes attributes of a queue, as SetQueueAttributes does; others stay as they are.',
    path: QUEUE_PATH,
    body: ATTRIBUTES,
    example: { VisibilityTimeout: 60 },
    answers: answering('The queue', named('Queue')),
    run: (call) => {
      const queue = queueNamed(call.path.queue, call);
      const context = ownerContext(call.world, queue);
      const Attributes = new Map(Object.entries(call.body as object).map(([name, value]) => [name, attributeText(value)]));
      ACTIONS.SetQueueAttributes({ QueueUrl: urlFor(queue, context), Attributes }, context);
      return { json: shownQueue(queue, call) };
    },
  }),
  operation({
    method: 'PATCH',
    route: '/queues/{queue}/tags',
    id: 'setQueueTags',
    tag,
    summary: 'Sets and removes tags of a queue; others stay as they are.',
    path: QUEUE_PATH,
    body: {
      type: 'object',
      additionalProperties: { type: ['string', 'null'] },
      description: 'text by key; null removes a tag',
    } as const,
    example: { team: 'billing', draft: null },
    answers: answering('The queue', named('Queue')),
    run: (call) => {
      const queue = queueNamed(call.path.queue, call);
      const context = ownerContext(call.world, queue);
      const given = Object.entries(call.body as Readonly<Record<string, string | null>>);
      const Tags = new Map(given.filter((tagged): tagged is [string, string] => tagged[1] !== null));
      const TagKeys = given.filter(([, value]) => value === null).map(([key]) => key);
      if (Tags.size > 0) ACTIONS.TagQueue({ QueueUrl: urlFor(queue, context), Tags }, context);
      if (TagKeys.length > 0) ACTIONS.UntagQueue({ QueueUrl: urlFor(queue, context), TagKeys }, context);
      return { json: shownQueue(queue, call) };
    },
  }),
  operation({
    method: 'GET',
    route: '/queues/{queue}/groups',
    id: 'listGroups',
    tag,
    summary: 'Shows the message groups of a FIFO queue, in the order of their oldest messages.',
    path: QUEUE_PATH,
    query: { state: oneOf('only groups that are blocked, or that are not', 'blocked', 'free'), ...PAGE },
    answers: answering('Some of the groups', record({ total: count('how many match'), groups: listOf(named('Group'), 'some of them') })),
    run: ({ path, query, ...call }) => {
      const groups = groupsOf(queueNamed(path.queue, call), call.world.nowMs());
      const wanted = query.state === undefined ? groups : groups.filter((group) => isBlocked(group) === (query.state === 'blocked'));
      return { json: { total: wanted.length, groups: pageOf(wanted, query) } };
    },
  }),
];

function byName(a: Queue, b: Queue): number {
  const [one, other] = a.name === b.name ? [a.arn, b.arn] : [a.name, b.name];
  return one < other ? -1 : Number(one > other);
}

type Group = ValueOf<typeof GROUP>;

const isBlocked = ({ blockedUntilMs }: Group): boolean => blockedUntilMs !== null;

function groupsOf(queue: Queue, nowMs: EpochMs): Group[] {
  const groups = new Map<string, Group & Record<MessageState, number>>();
  for (const stored of queue.messages(nowMs)) {
    const { groupId, sentAtMs } = stored.message;
    if (groupId === undefined) continue;
    const state = stateOf(stored, nowMs);
    // The oldest message comes first: it alone holds the others back.
    const blockedUntilMs = state === 'visible' || !queue.fifo ? null : stored.visibleAtMs;
    const group = groups.get(groupId) ?? { groupId, visible: 0, inFlight: 0, delayed: 0, blockedUntilMs, oldestSentAtMs: sentAtMs };
    group[state]++;
    groups.set(groupId, group);
  }
  return [...groups.values()];
}
