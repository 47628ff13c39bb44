import { invalidValue } from './sqs-error';
import { jsonObject } from './json-object';
import { limits } from './limits';
import type { Queue } from './queue';
import type { QueueIdentity, QueueRegistry } from './queue-registry';
import type { RedrivePolicy } from './queue-settings';
import { SqsError } from './sqs-error';

const NAMES = ['maxReceiveCount', 'deadLetterTargetArn'] as const;
const DIGITS = /^[0-9]{1,10}$/;

const refused = (text: string, reason: string): SqsError => invalidValue(text, 'RedrivePolicy', reason);

/**
 * Reads the text of a `RedrivePolicy`.
 *
 * `maxReceiveCount` may be a number or its text; it is a number ever after.
 *
 * @throws SqsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const members = jsonObject(text);
  if (members === undefined) {
    throw new SqsError(
      'InvalidParameterValue',
      'Invalid value for the parameter RedrivePolicy. Reason: Redrive policy is not a valid JSON map.',
    );
  }
  for (const name of NAMES) {
    if (!members.has(name)) throw refused(text, `Redrive policy does not contain mandatory attribute: ${name}.`);
  }
  if (members.size > NAMES.length) throw refused(text, `Only following attributes are supported: [${NAMES.join(', ')}].`);

  const count = members.get('maxReceiveCount');
  const maxReceiveCount = typeof count === 'string' && DIGITS.test(count) ? Number(count) : count;
  const { min, max } = limits.maxReceiveCount;
  if (typeof maxReceiveCount !== 'number' || !Number.isInteger(maxReceiveCount) || maxReceiveCount < min || maxReceiveCount > max) {
    throw refused(text, `Invalid value for maxReceiveCount: ${String(count)}, valid values are from ${min} to ${max} both inclusive.`);
  }
  return { deadLetterTargetArn: queueArnIn(members.get('deadLetterTargetArn'), text), maxReceiveCount };
}

function queueArnIn(value: unknown, text: string): string {
  const parts = typeof value === 'string' ? value.split(':') : [];
  if (typeof value !== 'string' || parts.length !== 6 || parts[0] !== 'arn' || parts.includes('')) {
    throw refused(text, 'Dead-letter target ARN should be fully qualified ARN.');
  }
  if (parts[2] !== 'sqs') throw refused(text, 'Only SQS queues are valid resources for deadLetterTargetArn.');
  return value;
}

/**
 * Checks that the target of a `RedrivePolicy` exists, belongs to the same account and region, is of the same type, and lets this source use it.
 *
 * @param text - the policy as it came: the error repeats it
 * @throws SqsError `InvalidParameterValue`
 */
export function checkDeadLetterTarget(text: string, source: QueueIdentity & Pick<Queue, 'arn' | 'fifo'>, queues: QueueRegistry): void {
  const { deadLetterTargetArn } = parseRedrivePolicy(text);
  const [, , , region, accountId] = deadLetterTargetArn.split(':');
  if (accountId !== source.accountId) throw refused(text, 'Dead-letter target owner should be same as the source.');

  const target = region === source.region ? queues.find(deadLetterTargetArn) : undefined;
  if (target === undefined) throw refused(text, 'Dead letter target does not exist.');
  if (target.fifo !== source.fifo) throw refused(text, 'Dead-letter queue must be same type of queue as the source..');

  const allowed = target.settings.redriveAllowPolicy;
  if (allowed === undefined || allowed.redrivePermission === 'allowAll') return;
  if (allowed.redrivePermission === 'byQueue' && allowed.sourceQueueArns.includes(source.arn)) return;
  throw refused(text, 'The RedriveAllowPolicy of the dead-letter queue does not allow this source queue.');
}
