import { limits } from '../core/limits';
import type { MoveTask } from '../core/move-tasks';
import { SqsError } from '../core/sqs-error';
import type { Action } from './action';
import { integerIn } from './integer-in';
import { queueOfArn } from './queue-of-arn';
import { required } from './required';
import { taskHandle } from './task-handle';

/**
 * Lists the move tasks of a source queue, newest first; without `MaxResults` only the newest.
 *
 * A task has a handle only while it runs.
 *
 * @throws SqsError `ResourceNotFoundException` or `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
 */
export const listMessageMoveTasks: Action<'ListMessageMoveTasks'> = (input, context) => {
  const source = queueOfArn(required(input.SourceArn, 'SourceArn'), 'SourceArn', context);
  const { min, max } = limits.moveTaskHistory;
  const maxResults = integerIn(
    input.MaxResults ?? 1,
    limits.moveTaskHistory,
    () =>
      new SqsError(
        'InvalidParameterValue',
        `Value for parameter MaxResults is invalid. Reason: You must enter a number that's between ${min} and ${max}.`,
      ),
  );

  return { Results: context.queues.moveTasks.list(source.arn).slice(0, maxResults).map(shown) };
};

function shown(task: MoveTask) {
  return {
    TaskHandle: task.status === 'RUNNING' ? taskHandle(task) : undefined,
    Status: task.status,
    SourceArn: task.sourceArn,
    DestinationArn: task.destinationArn,
    MaxNumberOfMessagesPerSecond: task.messagesPerSecond,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    FailureReason: task.failureReason,
    StartedTimestamp: task.startedAtMs,
  };
}
