import { changedAttributes } from '../core/changed-attributes';
import type { EpochMs } from '../core/clock';
import { limits } from '../core/limits';
import type { Queue } from '../core/queue';
import { queueArn, queueUrl } from '../core/queue-address';
import { QUEUE_ATTRIBUTES } from '../core/queue-attributes';
import type { QueueIdentity } from '../core/queue-registry';
import { checkDeadLetterTarget } from '../core/redrive-policy';
import { SqsError } from '../core/sqs-error';
import type { Action, ActionContext } from './action';
import { checkQueueName, givenQueueName } from './queue-name';
import { checkTags } from './tags';

type Attributes = ReadonlyMap<string, string>;

/**
 * Creates a queue, or finds that it exists already with the attributes that were asked for.
 *
 * Attributes and tags that are not named do not matter then.
 *
 * @throws SqsError `QueueNameExists` when an attribute or a tag differs, `QueueDeletedRecently` in a strict world,
 * and `InvalidParameterValue`, `InvalidAttributeName` or `InvalidAttributeValue` for what it refuses
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
export const createQueue: Action<'CreateQueue'> = (input, context) => {
  const name = givenQueueName(input.QueueName);
  const asked: Attributes = input.Attributes ?? new Map();
  const fifo = asked.get('FifoQueue')?.toLowerCase() === 'true';
  checkQueueName(name, { fifo });
  const { queues, caller, nowMs } = context;
  const attributes = changedAttributes(new Map(), asked, { fifo, maximumMessageSizeBytes: queues.maximumMessageSizeBytes });
  const { tags = new Map<string, string>() } = input;
  checkTags(name, tags);

  const identity = { accountId: caller.accountId, region: caller.region, name };
  const present = queues.findByName(identity);
  if (present === undefined) {
    checkNew({ ...identity, fifo, arn: queueArn(identity) }, attributes, context);
    queues.create(identity, { attributes, tags }, nowMs);
  } else {
    checkSame(present, asked.keys(), attributes, nowMs);
    checkSameTags(present, tags);
  }
  return { QueueUrl: queueUrl(identity, caller.origin, caller.homeRegion) };
};

function checkNew(queue: QueueIdentity & Pick<Queue, 'arn' | 'fifo'>, attributes: Attributes, { queues, nowMs }: ActionContext): void {
  const deletedAtMs = queues.strict ? queues.deletedAtMs(queue.arn) : undefined;
  if (deletedAtMs !== undefined && nowMs - deletedAtMs < limits.recreateQueueMs) {
    throw new SqsError(
      'QueueDeletedRecently',
      'You must wait 60 seconds after deleting a queue before you can create another with the same name.',
    );
  }
  const redrivePolicy = attributes.get('RedrivePolicy');
  if (redrivePolicy !== undefined) checkDeadLetterTarget(redrivePolicy, queue, queues);
}

function checkSameTags(queue: Queue, tags: ReadonlyMap<string, string>): void {
  for (const [key, value] of tags)
    if (queue.tags.get(key) !== value)
      throw new SqsError('QueueNameExists', 'A queue already exists with the same name and different tags');
}

function checkSame(queue: Queue, names: Iterable<string>, attributes: Attributes, nowMs: EpochMs): void {
  for (const name of names) {
    const present = queue.attributes.get(name) ?? QUEUE_ATTRIBUTES.get(name)?.show(queue, nowMs);
    if (present !== attributes.get(name)) {
      throw new SqsError('QueueNameExists', `A queue already exists with the same name and a different value for attribute ${name}`);
    }
  }
}
