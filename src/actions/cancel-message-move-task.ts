import { SqsError } from '../core/sqs-error';
import type { Action } from './action';
import { queueOfArn } from './queue-of-arn';
import { required } from './required';
import { parseTaskHandle } from './task-handle';

/**
 * Stops a running move task; what it moved stays moved, and is counted in the answer.
 *
 * @throws SqsError `ResourceNotFoundException`, or `InvalidParameterValue` for a bad handle or a task that runs no more
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html
 */
export const cancelMessageMoveTask: Action<'CancelMessageMoveTask'> = (input, context) => {
  const { moveTasks } = context.queues;
  const reference = parseTaskHandle(required(input.TaskHandle, 'TaskHandle'));
  if (reference === undefined) throw new SqsError('InvalidParameterValue', 'Value for parameter TaskHandle is invalid.');
  const source = queueOfArn(reference.sourceArn, 'SourceArn', context);
  const task = moveTasks.find(reference.taskId);
  if (task === undefined || task.sourceArn !== source.arn) throw new SqsError('ResourceNotFoundException', 'Task does not exist.');
  if (task.status !== 'RUNNING') throw new SqsError('InvalidParameterValue', 'Only active tasks can be cancelled.');

  moveTasks.cancel(task.id, context.nowMs);
  return { ApproximateNumberOfMessagesMoved: task.moved };
};
