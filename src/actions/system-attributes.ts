import type { ActionInput } from '../api/shapes';
import type { MessageAttributeValue } from '../core/message';
import { invalidValue } from '../core/sqs-error';
import { SqsError } from '../core/sqs-error';
import { attributeValue } from './message-attributes';

const TRACE_HEADER = 'AWSTraceHeader';

/** The system attributes of a message to send, by name: there is but one. */
export type SystemAttributes = Readonly<Record<typeof TRACE_HEADER, MessageAttributeValue>>;

/**
 * Checks the system attributes a sender may set: the X-Ray trace header, a `String`.
 *
 * @throws SqsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-message-system-attributes
 */
export function systemAttributes(attributes: ActionInput<'SendMessage'>['MessageSystemAttributes']): SystemAttributes | undefined {
  if (attributes === undefined || attributes.size === 0) return undefined;
  for (const name of attributes.keys()) {
    if (name !== TRACE_HEADER) throw new SqsError('InvalidParameterValue', `Message system attribute name '${name}' is invalid.`);
  }
  const value = attributeValue(TRACE_HEADER, attributes.get(TRACE_HEADER) ?? {});
  if (value.DataType !== 'String') throw invalidValue(value.DataType, TRACE_HEADER, 'The type of AWSTraceHeader must be String.');
  return { [TRACE_HEADER]: value };
}
