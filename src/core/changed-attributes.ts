import { QUEUE_ATTRIBUTES } from './queue-attributes';
import type { AttributeBounds, QueueAttribute } from './queue-attributes';
import { SqsError } from './sqs-error';

/**
 * A queue's attributes after a change: each new value checked and in the form in which it is stored.
 *
 * What needs other queues (does the dead-letter queue exist?) is not checked here.
 *
 * @param current - the attributes set so far; none for a new queue
 * @param changes - attributes as they came
 * @throws SqsError `InvalidAttributeName`, `InvalidAttributeValue`, `InvalidParameterValue` or `OverLimit`
 */
export function changedAttributes(
  current: ReadonlyMap<string, string>,
  changes: ReadonlyMap<string, string>,
  queue: AttributeBounds & { readonly fifo: boolean },
): Map<string, string> {
  const next = new Map(current);
  for (const [name, value] of changes) {
    const { form, removable } = settableAttribute(name, queue.fifo);
    if (value === '' && removable === true) next.delete(name);
    else next.set(name, form(value, name, queue));
  }
  chooseOneEncryption(next, changes);
  checkThroughputLimit(next);
  return next;
}

function settableAttribute(name: string, fifo: boolean): QueueAttribute & Required<Pick<QueueAttribute, 'form'>> {
  const attribute = QUEUE_ATTRIBUTES.get(name);
  const form = attribute?.form;
  if (attribute === undefined || form === undefined || (attribute.fifoOnly === 'unknown' && !fifo)) {
    throw new SqsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  if (attribute.fifoOnly === 'onlyWhenFifo' && !fifo) {
    throw new SqsError('InvalidAttributeName', `You can specify the ${name} only when FifoQueue is set to true.`);
  }
  return { ...attribute, form };
}

/** A KMS key switches SQS' own encryption off; taking the key away does not switch it on again. */
function chooseOneEncryption(next: Map<string, string>, changes: ReadonlyMap<string, string>): void {
  if (!next.has('KmsMasterKeyId')) return;
  if (changes.has('SqsManagedSseEnabled') && next.get('SqsManagedSseEnabled') === 'true') {
    throw new SqsError(
      'InvalidAttributeName',
      'You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.',
    );
  }
  next.set('SqsManagedSseEnabled', 'false');
}

function checkThroughputLimit(next: ReadonlyMap<string, string>): void {
  if (next.get('FifoThroughputLimit') === 'perMessageGroupId' && next.get('DeduplicationScope') !== 'messageGroup') {
    throw new SqsError(
      'InvalidParameterValue',
      'The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup',
    );
  }
}
