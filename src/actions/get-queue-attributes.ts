import { QUEUE_ATTRIBUTES } from '../core/queue-attributes';
import type { Queue } from '../core/queue';
import type { QueueAttribute } from '../core/queue-attributes';
import { SqsError } from '../core/sqs-error';
import type { Action } from './action';
import { queueOf } from './queue-of';

const ALL = 'All';

/**
 * Shows attributes of a queue, or `All`; those that are not set are left out.
 *
 * The three counts are exact here; on AWS they lag behind by up to a minute.
 *
 * @throws SqsError `InvalidAttributeName` for a name that no queue of its type knows
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 */
export const getQueueAttributes: Action<'GetQueueAttributes'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);
  const names = input.AttributeNames ?? [];
  const asked = names.map((name) => [name, attributeNamed(name, queue)] as const);

  const shown = new Map<string, string>();
  for (const [name, attribute] of names.includes(ALL) ? QUEUE_ATTRIBUTES : asked) {
    const value = attribute?.show(queue, context.nowMs);
    if (value !== undefined) shown.set(name, value);
  }
  return { Attributes: shown };
};

function attributeNamed(name: string, { fifo }: Queue): QueueAttribute | undefined {
  if (name === ALL) return undefined;
  const attribute = QUEUE_ATTRIBUTES.get(name);
  if (attribute === undefined || (attribute.fifoOnly !== undefined && !fifo)) {
    throw new SqsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  return attribute;
}
