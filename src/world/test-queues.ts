import { ACTIONS } from '../actions';
import type { Queue } from '../core/queue';
import { queueArn, queueUrl } from '../core/queue-address';
import { regionalOrigin } from '../core/sqs-hosts';
import { nearNames } from '../testing/near-names';
import { createQueueView, type QueueView, type QueueViewSource } from '../testing/queue-view';
import { attributesOf, type QueueDefinition } from './queue-definition';
import { identityOf, type Owner } from './queue-of-text';
import type { World } from './world';

/** The queues of a world as a test makes and sees them. */
export interface TestQueues {
  /** Creates a queue, or finds that it exists with these attributes. @throws SqsError as `CreateQueue` does */
  create(nameUrlOrArn: string, definition: QueueDefinition): QueueView;
  /** Creates several queues, by name; a dead-letter queue among them before those that name it. */
  createAll(definitions: Readonly<Record<string, QueueDefinition>>): void;
  /** @throws Error when there is none; it names the near ones */
  find(nameUrlOrArn: string): QueueView;
}

/** Gives a test the queues of a world; bare names mean those of `owner`. */
export function testQueues(world: World, owner: Owner): TestQueues {
  const viewOf = (queue: Queue): QueueView => {
    const url = queueUrl(queue, regionalOrigin(queue.region));
    return createQueueView({ world, arn: queue.arn, url, send: (_, request) => send(world, url, request) });
  };
  const queues: TestQueues = {
    create(nameUrlOrArn, definition) {
      const identity = identityOf(nameUrlOrArn, owner);
      const { deadLetterQueue, tags = {} } = definition;
      const deadLetterArn = deadLetterQueue && deadLetterArnOf(deadLetterQueue, identity);
      const Attributes = attributesOf(identity.name, definition, deadLetterArn);
      const context = world.context();
      const caller = { ...context.caller, accountId: identity.accountId, region: identity.region };
      ACTIONS.CreateQueue({ QueueName: identity.name, Attributes, tags: new Map(Object.entries(tags)) }, { ...context, caller });
      return viewOf(world.queues.findByName(identity)!);
    },
    createAll(definitions) {
      const left = new Map(Object.entries(definitions));
      const createNow = (name: string): void => {
        const definition = left.get(name);
        if (definition === undefined) return;
        left.delete(name);
        if (definition.deadLetterQueue !== undefined) createNow(definition.deadLetterQueue);
        queues.create(name, definition);
      };
      for (const name of Object.keys(definitions)) createNow(name);
    },
    find(nameUrlOrArn) {
      const queue = world.resolve(nameUrlOrArn);
      if (queue === undefined) throw new Error(unknownQueue(nameUrlOrArn, world));
      return viewOf(queue);
    },
  };
  return queues;

  /** A bare name means a queue beside the one whose messages it takes. */
  function deadLetterArnOf(nameUrlOrArn: string, source: Owner): string {
    const arn = queueArn(identityOf(nameUrlOrArn, source));
    return world.find(arn)?.arn ?? queues.create(arn, {}).arn;
  }
}

const send = (world: World, QueueUrl: string, request: Parameters<QueueViewSource['send']>[1]): ReturnType<QueueViewSource['send']> => {
  const { MessageAttributes, ...others } = request;
  const attributes = MessageAttributes && new Map(Object.entries(MessageAttributes));
  const sent = ACTIONS.SendMessage({ ...others, QueueUrl, MessageAttributes: attributes }, world.context());
  if (sent instanceof Promise) throw new Error('SendMessage must answer at once.');
  return { messageId: sent.MessageId!, sequenceNumber: sent.SequenceNumber };
};

function unknownQueue(text: string, world: World): string {
  const names = [...world.all()].map(({ name }) => name);
  const near = nearNames(text.slice(text.lastIndexOf('/') + 1), names);
  const listed = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There are none yet.';
  return `There is no queue "${text}". ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : listed} Create it with sqs.createQueue('${text}').`;
}
