import type { Queue } from '../core/queue';
import { parseArn } from '../core/queue-address';
import { SqsError } from '../core/sqs-error';
import type { ActionContext } from './action';

/**
 * The queue of an ARN, in the caller's region.
 *
 * @param parameter - the ARN's name in the request: the errors use it
 * @throws SqsError `InvalidParameterValue` or `ResourceNotFoundException`
 */
export function queueOfArn(arn: string, parameter: 'SourceArn' | 'DestinationArn', { queues, caller }: ActionContext): Queue {
  if (parseArn(arn) === undefined) {
    throw new SqsError(
      'InvalidParameterValue',
      `You must use this format to specify the ${parameter}: arn:<partition>:<service>:<region>:<account-id>:<resource-id>`,
    );
  }
  const queue = queues.find(arn);
  if (queue === undefined || queue.region !== caller.region) {
    throw new SqsError('ResourceNotFoundException', `The resource that you specified for the ${parameter} parameter doesn't exist.`);
  }
  return queue;
}
