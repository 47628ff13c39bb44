import { ACTIONS } from '../actions';
import type { ActionInput } from '../api/shapes';
import type { Queue, SendReceipt } from '../core/queue';
import { queueArn, queueNameIn, queueUrl, type QueueIdentity } from '../core/queue-address';
import { regionalOrigin } from '../core/sqs-hosts';
import { SqsError } from '../core/sqs-error';
import { nearNames } from '../words/near-names';
import { createQueueView, type QueueView, type QueueViewSource } from '../testing/queues/queue-view';
import { schemaReader } from '../testing/queues/schema-reader';
import { checkOptions } from '../options/check-options';
import { places } from '../options/places';
import { attributesOf, type QueueDefinition } from './queue-definition';
import { identityOf, type Owner } from './queue-of-text';
import type { QueueOptions } from './queue-options';
import type { World, WorldSettings } from './world';

/** The queues of a world as a test makes and sees them. */
export interface TestQueues {
  /** Creates a queue, or finds that it exists with these attributes. @throws SqsError as `CreateQueue` does */
  create<Json>(nameUrlOrArn: string, definition: QueueDefinition, options?: QueueOptions<Json>): QueueView<Json>;
  /**
   * Creates several queues, by name; their dead-letter queues may be among them. Those that exist get the attributes and tags that are given.
   *
   * @param placeOf - where a queue is asked for: `queues.yml:12`
   * @throws Error that names the queue that cannot be
   */
  createAll(definitions: Readonly<Record<string, QueueDefinition>>, placeOf?: (name: string) => string): void;
  /** @throws Error when there is none; it names the near ones */
  find<Json>(nameUrlOrArn: string, options?: QueueOptions<Json>): QueueView<Json>;
}

const NO_DEAD_LETTERS: QueueDefinition = { deadLetterQueue: undefined, maxReceiveCount: undefined };

interface TestQueuesParts {
  /** The world in which a queue is looked up when a test looks into it. */
  readonly current: () => World;
  /** Who created a queue and left it, by ARN. */
  readonly creators: ReadonlyMap<string, string>;
}

/** Gives a test the queues of a world; what it looks into is looked up in the current world. Bare names mean those of the owner. */
export function createTestQueues(world: World, settings: WorldSettings, { current, creators }: TestQueuesParts): TestQueues {
  const { owner, endpoints } = settings;
  const viewOf = <Json>(queue: Queue, view: QueueOptions<Json>) => createView(queue, current, { ...view, ...settings });
  const queues: TestQueues = {
    create<Json>(nameUrlOrArn: string, definition: QueueDefinition, options: QueueOptions<Json> = {}) {
      const identity = identityOf(nameUrlOrArn, owner);
      checkOptions(places.definition, definition);
      checkOptions(places.view, options);
      const Attributes = attributesOf(identity.name, definition, deadLetterArnOf(namedBy(definition.deadLetterQueue), identity));
      const queue = createIn(world, identity, { Attributes, tags: new Map(Object.entries(definition.tags ?? {})), creators });
      endpoints.keepUrl(queue.arn, nameUrlOrArn);
      return viewOf(queue, options);
    },
    createAll(definitions, placeOf) {
      // Two rounds: a dead-letter queue must exist, with its own attributes, before a queue can name it.
      eachOf({ definitions, placeOf }, (name, definition) => {
        const present = world.queues.findByName(identityOf(name, owner));
        if (present === undefined) queues.create(name, { ...definition, ...NO_DEAD_LETTERS });
        else update(present, { ...definition, ...NO_DEAD_LETTERS }, world);
      });
      eachOf({ definitions, placeOf }, redrive);
    },
    find<Json>(nameUrlOrArn: string, options: QueueOptions<Json> = {}) {
      checkOptions(places.view, options);
      return viewOf(resolved(nameUrlOrArn, world), options);
    },
  };
  return queues;

  function redrive(name: string, { deadLetterQueue, maxReceiveCount }: QueueDefinition): void {
    const queue = world.queues.findByName(identityOf(name, owner))!;
    const deadLetterArn = deadLetterArnOf(namedBy(deadLetterQueue), queue);
    const RedrivePolicy = attributesOf(queue.name, { maxReceiveCount }, deadLetterArn).get('RedrivePolicy');
    if (RedrivePolicy !== undefined) setAttributes(queue, new Map([['RedrivePolicy', RedrivePolicy]]), world);
  }

  /** A bare name means a queue beside the one whose messages it takes. */
  function deadLetterArnOf(named: string | undefined, source: Owner): string | undefined {
    if (named === undefined) return undefined;
    const arn = queueArn(identityOf(named, source));
    endpoints.keepUrl(arn, named);
    return world.find(arn)?.arn ?? queues.create(arn, {}).arn;
  }
}

function namedBy(queue: QueueDefinition['deadLetterQueue']): string | undefined {
  return typeof queue === 'object' ? queue.arn : queue;
}

function update(queue: Queue, { tags = {}, ...definition }: QueueDefinition, world: World): void {
  const attributes = attributesOf(queue.name, definition, undefined);
  // What kind a queue is can be said only when it is created.
  attributes.delete('FifoQueue');
  if (attributes.size > 0) setAttributes(queue, attributes, world);
  if (Object.keys(tags).length > 0) queue.setTags(new Map(Object.entries(tags)), world.nowMs());
}

function setAttributes(queue: Queue, Attributes: Map<string, string>, world: World): void {
  ACTIONS.SetQueueAttributes({ QueueUrl: queueUrl(queue, regionalOrigin(queue.region)), Attributes }, world.context());
}

interface GivenQueue extends Pick<ActionInput<'CreateQueue'>, 'Attributes' | 'tags'> {
  readonly creators: ReadonlyMap<string, string>;
}

function createIn(world: World, identity: QueueIdentity, { creators, ...given }: GivenQueue): Queue {
  const context = world.context();
  const caller = { ...context.caller, accountId: identity.accountId, region: identity.region };
  try {
    ACTIONS.CreateQueue({ QueueName: identity.name, ...given }, { ...context, caller });
  } catch (error) {
    throw namingCreator(error, creators.get(queueArn(identity)));
  }
  return world.queues.findByName(identity)!;
}

/** Says whose queue it is that is there with other attributes. */
function namingCreator(error: unknown, creator: string | undefined): unknown {
  if (creator === undefined || !(error instanceof SqsError) || error.code !== 'QueueNameExists') return error;
  return new SqsError(
    error.code,
    `${error.message}. It was created by ${creator}, and a queue stays when its test has ended: give it the same attributes, another name, or create it once, in beforeAll.`,
  );
}

interface Wanted {
  readonly definitions: Readonly<Record<string, QueueDefinition>>;
  readonly placeOf: ((name: string) => string) | undefined;
}

function eachOf({ definitions, placeOf }: Wanted, use: (name: string, definition: QueueDefinition) => void): void {
  for (const [name, definition] of Object.entries(definitions)) {
    try {
      use(name, definition);
    } catch (cause) {
      const place = placeOf === undefined ? '' : `${placeOf(name)}: `;
      throw new Error(`${place}Queue "${name}" cannot be created: ${(cause as Error).message}`, { cause });
    }
  }
}

function createView<Json>(queue: Queue, current: () => World, options: QueueOptions<Json> & WorldSettings): QueueView<Json> {
  const { schema, owner, endpoints } = options;
  const url = endpoints.keptUrl(queue.arn) ?? queueUrl(queue, endpoints.origin ?? regionalOrigin(queue.region), owner.region);
  const jsonOf = schema && schemaReader(schema, queue.name);
  return createQueueView<Json>({ world: current, arn: queue.arn, url, jsonOf, send: (_, request) => send(current(), queue, request) });
}

function send(world: World, queue: Queue, request: Parameters<QueueViewSource['send']>[1]): SendReceipt {
  const { MessageAttributes, ...others } = request;
  const QueueUrl = queueUrl(queue, regionalOrigin(queue.region));
  const attributes = MessageAttributes && new Map(Object.entries(MessageAttributes));
  const sent = ACTIONS.SendMessage({ ...others, QueueUrl, MessageAttributes: attributes }, world.context());
  if (sent instanceof Promise) throw new Error('SendMessage must answer at once.');
  return { messageId: sent.MessageId!, sequenceNumber: sent.SequenceNumber };
}

function resolved(text: string, world: World): Queue {
  const queue = world.resolve(text);
  if (queue === undefined) throw new Error(unknownQueue(text, world));
  return queue;
}

function unknownQueue(text: string, world: World): string {
  const names = [...world.all()].map(({ name }) => name);
  const near = nearNames(queueNameIn(text), names);
  const listed = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are none yet.';
  return `There is no queue "${text}". ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : listed} Create it with sqs.createQueue('${text}').`;
}
