import { limits } from '../core/limits';
import type { Queue } from '../core/queue';
import { SqsError } from '../core/sqs-error';
import type { Action, ActionContext } from './action';
import { integerIn } from './integer-in';
import { queueOfArn } from './queue-of-arn';
import { required } from './required';
import { taskHandle } from './task-handle';

const refused = (message: string): SqsError => new SqsError('InvalidParameterValue', message);

/**
 * Starts moving the visible messages of a dead-letter queue to another queue, or back to where each came from.
 *
 * Moved messages are new ones: with an id, a send time and a retention of their own.
 *
 * @throws SqsError `ResourceNotFoundException`, or `InvalidParameterValue`, also while another task runs on the same source
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export const startMessageMoveTask: Action<'StartMessageMoveTask'> = (input, context) => {
  const { moveTasks } = context.queues;
  const source = queueOfArn(required(input.SourceArn, 'SourceArn'), 'SourceArn', context);
  const { min, max } = limits.moveTaskMessagesPerSecond;
  const messagesPerSecond = integerIn(input.MaxNumberOfMessagesPerSecond, limits.moveTaskMessagesPerSecond, () =>
    refused(
      `Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's between ${min} and ${max}.`,
    ),
  );
  if (context.queues.sourcesOf(source.arn).length === 0) throw refused('Source queue must be configured as a Dead Letter Queue.');
  const destination = input.DestinationArn === undefined ? undefined : destinationOf(input.DestinationArn, source, context);
  if (moveTasks.list(source.arn).some(({ status }) => status === 'RUNNING' || status === 'CANCELLING')) {
    throw refused('There is already a task running. Only one active task is allowed for a source queue arn at a given time.');
  }

  const task = moveTasks.start({ source, destinationArn: destination?.arn, messagesPerSecond }, context.nowMs);
  return { TaskHandle: taskHandle(task) };
};

function destinationOf(arn: string, source: Queue, context: ActionContext): Queue {
  const destination = queueOfArn(arn, 'DestinationArn', context);
  if (destination === source) throw refused('Source queue arn and destination queue arn cannot be the same.');
  if (destination.fifo !== source.fifo) throw refused('Source queue and destination queue must be of the same type.');
  return destination;
}
