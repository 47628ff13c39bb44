import { queueUrl } from '../core/queue-address';
import type { Action } from './action';
import { givenQueueName } from './queue-name';
import { queueNamed } from './queue-named';

/**
 * Tells the URL of a queue by its name, in the caller's account or another.
 *
 * @throws SqsError `QueueDoesNotExist`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
 */
export const getQueueUrl: Action<'GetQueueUrl'> = (input, context) => {
  const name = givenQueueName(input.QueueName);
  const { region, origin, homeRegion } = context.caller;

  const queue = queueNamed({ accountId: input.QueueOwnerAWSAccountId ?? context.caller.accountId, region, name }, context);
  return { QueueUrl: queueUrl(queue, origin, homeRegion) };
};
