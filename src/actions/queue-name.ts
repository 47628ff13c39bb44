import { limits } from '../core/limits';
import { SqsError } from '../core/sqs-error';

const STANDARD_NAME = /^[A-Za-z0-9_-]+$/;
const FIFO_NAME = /^[A-Za-z0-9_-]+\.fifo$/;

/** Whether a queue of this type may have this name; `.fifo` counts as part of it. */
export function isQueueName(name: string, { fifo }: { readonly fifo: boolean }): boolean {
  return name.length <= limits.queueNameLength && (fifo ? FIFO_NAME : STANDARD_NAME).test(name);
}

/**
 * The name of a queue, present at least.
 *
 * @throws SqsError `InvalidParameterValue`
 */
export function givenQueueName(name: string | undefined): string {
  if (name !== undefined && name !== '') return name;
  throw new SqsError('InvalidParameterValue', 'Value for parameter QueueName is invalid. Reason: Must specify a queue name.');
}

/** Refuses what is no name for a queue of this type. */
export function checkQueueName(name: string, { fifo }: { readonly fifo: boolean }): void {
  if (isQueueName(name, { fifo })) return;
  throw new SqsError(
    'InvalidParameterValue',
    fifo
      ? 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.'
      : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}
