import { queueUrl } from '../core/queue-address';
import type { Action } from './action';
import { pageOf } from './page-of';
import { queueOf } from './queue-of';

/**
 * Lists the queues whose `RedrivePolicy` names this queue.
 *
 * @throws SqsError `QueueDoesNotExist` or `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html
 */
export const listDeadLetterSourceQueues: Action<'ListDeadLetterSourceQueues'> = (input, context) => {
  const queue = queueOf(input.QueueUrl, context);

  const page = pageOf(context.queues.sourcesOf(queue.arn), input, queue.arn);
  const { origin, homeRegion } = context.caller;
  return { queueUrls: page.queues.map((source) => queueUrl(source, origin, homeRegion)), NextToken: page.nextToken };
};
