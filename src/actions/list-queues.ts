import { queueUrl } from '../core/queue-address';
import type { Action } from './action';
import { pageOf } from './page-of';

/**
 * Lists the queues of the caller's account and region, by name.
 *
 * Without `MaxResults` it lists the first 1,000 and tells nothing of the rest.
 *
 * @throws SqsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
 */
export const listQueues: Action<'ListQueues'> = (input, { queues, caller }) => {
  const prefix = input.QueueNamePrefix ?? '';
  const found = queues.list(caller).filter(({ name }) => name.startsWith(prefix));

  const page = pageOf(found, input, prefix);
  return { QueueUrls: page.queues.map((queue) => queueUrl(queue, caller.origin, caller.homeRegion)), NextToken: page.nextToken };
};
