import { ACTIONS } from '../actions';
import type { ActionContext } from '../actions/action';
import type { Queue } from '../core/queue';
import { queueUrl } from '../core/queue-address';
import { nearNames } from '../words/near-names';
import type { PopulatedWorld } from '../world/populated-world';
import type { ControlledWorld } from './operation';
import { notFound } from './refusal';
import { resolvedQueue } from './resolved-queue';
import { count, flag, listOf, moment, momentOrNull, orNull, record, text, texts, type ValueOf } from './schema';

/** How a path names a queue. */
export const QUEUE_PATH = { queue: text("a queue's name, URL or ARN, percent-encoded") };

/** A queue as the control plane shows it. */
export const QUEUE = record({
  name: text('its name'),
  arn: text('its ARN'),
  url: text('its URL, as the client reaches it'),
  accountId: text('the account that has it'),
  region: text('the region that it is in'),
  fifo: flag('whether it is a FIFO queue'),
  createdAtMs: moment('when it was created'),
  attributes: texts('its attributes, as GetQueueAttributes shows them'),
  tags: texts('its tags'),
  visible: count('messages that can be received'),
  inFlight: count('messages with a consumer'),
  delayed: count('messages that wait for their delay'),
  waiting: count('receives that wait for messages'),
  nextChangeMs: momentOrNull('when a message is visible again, or expires'),
  deadLetterQueueArn: orNull('string', 'where messages go that are received too often'),
  maxReceiveCount: orNull('integer', 'how often a message is received before it goes there'),
  sourceArns: listOf({ type: 'string' }, 'the queues whose dead-letter queue it is'),
});

/** Messages of one group, on a FIFO queue. */
export const GROUP = record({
  groupId: text('its MessageGroupId'),
  visible: count('messages that can be received, once those before them are done'),
  inFlight: count('messages with a consumer'),
  delayed: count('messages that wait for their delay'),
  blockedUntilMs: orNull('integer', 'until when its oldest message holds the others back; null when it does not'),
  oldestSentAtMs: moment('when its oldest message was sent'),
});

/** The queue that a name, URL or ARN stands for. @throws Refusal that names the near ones */
export function queueNamed(text: string, { world }: Pick<ControlledWorld, 'world'>): Queue {
  const queue = resolvedQueue(world, text);
  if (queue !== undefined) return queue;
  const names = Array.from(world.all(), ({ name }) => name);
  const near = nearNames(text, names);
  const hint =
    names.length === 0
      ? 'There are no queues.'
      : near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : `There are: ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}.`;
  throw notFound(`There is no queue "${text}": a queue is named by its name, its URL or its ARN, percent-encoded. ${hint}`);
}

/** In whose name the control plane does something with a queue: its owner's. */
export function ownerContext(world: PopulatedWorld, { accountId, region }: Pick<Queue, 'accountId' | 'region'>): ActionContext {
  const context = world.context();
  return { ...context, caller: { ...context.caller, accountId, region } };
}

/** The input of an action for a queue. */
export function urlFor(queue: Queue, { caller }: ActionContext): string {
  return queueUrl(queue, caller.origin);
}

/** A queue as JSON. */
export function shownQueue(queue: Queue, { world, sqs, origin }: ControlledWorld & { readonly origin: string }): ValueOf<typeof QUEUE> {
  const { redrivePolicy } = queue.settings;
  const context = ownerContext(world, queue);
  const { Attributes } = ACTIONS.GetQueueAttributes({ QueueUrl: urlFor(queue, context), AttributeNames: ['All'] }, context) as {
    readonly Attributes: ReadonlyMap<string, string>;
  };
  return {
    name: queue.name,
    arn: queue.arn,
    url: queueUrl(queue, origin, sqs.region),
    accountId: queue.accountId,
    region: queue.region,
    fifo: queue.fifo,
    createdAtMs: queue.createdAtMs,
    attributes: Object.fromEntries(Attributes),
    tags: Object.fromEntries(queue.tags),
    ...queue.counts(world.nowMs()),
    waiting: queue.waiting,
    nextChangeMs: queue.nextChangeMs(world.nowMs()) ?? null,
    deadLetterQueueArn: redrivePolicy?.deadLetterTargetArn ?? null,
    maxReceiveCount: redrivePolicy?.maxReceiveCount ?? null,
    sourceArns: world.queues.sourcesOf(queue.arn).map(({ arn }) => arn),
  };
}
