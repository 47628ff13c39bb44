import type { ActionInput } from '../api/shapes';
import { limits } from '../core/limits';
import type { MessageAttributes, MessageAttributeValue } from '../core/message';
import { SqsError } from '../core/sqs-error';
import type { SqsErrorCode } from '../core/sqs-error';
import { attributeNumber } from './attribute-number';
import { checkCharacters } from './check-characters';

type AttributesIn = NonNullable<ActionInput<'SendMessage'>['MessageAttributes']>;
type ValueIn = AttributesIn extends ReadonlyMap<string, infer Value> ? Value : never;

/** AWS' text speaks of ASCII; it takes the letters of any language. */
const NAME = /^[\p{L}\p{N}_.-]+$/u;
const RESERVED_NAME = /^(AWS\.|Amazon\.|\.)|\.$/i;
const TYPE = /^(String|Number|Binary)(?:\..+)?$/;

const refused = (message: string, code: SqsErrorCode = 'InvalidParameterValue'): SqsError => new SqsError(code, message);

/**
 * Checks the attributes of a message to send; none at all is `undefined`.
 *
 * @throws SqsError `InvalidParameterValue`, or `UnsupportedOperation` for list values
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-message-attributes
 */
export function messageAttributes(attributes: AttributesIn | undefined): MessageAttributes | undefined {
  if (attributes === undefined || attributes.size === 0) return undefined;
  if (attributes.size > limits.messageAttributes) {
    throw refused(`Number of message attributes [${attributes.size}] exceeds the allowed maximum [${limits.messageAttributes}].`);
  }
  const checked = Array.from(attributes, ([name, value]): [string, MessageAttributeValue] => {
    checkName(name);
    return [name, attributeValue(name, value)];
  });
  return Object.fromEntries(checked);
}

function checkName(name: string): void {
  if (name === '') throw refused('The request must contain non-empty message attribute name.');
  if (!NAME.test(name)) {
    throw refused(
      'Message (user) attributes name can only contain upper and lower score characters, digits, periods, hyphens and underscores. ',
    );
  }
  if (name.length > limits.messageAttributeNameBytes) {
    throw refused(`Message (user) attribute names must be shorter than ${limits.messageAttributeNameBytes} Bytes`);
  }
  if (RESERVED_NAME.test(name)) {
    throw refused(
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. " +
        "These strings are reserved for internal use. Additionally, they cannot start or end with '.'.",
    );
  }
  if (name.includes('..')) throw refused("Message (user) attribute name must not have successive '.' characters.");
}

/** Checks one attribute's type and value, whatever its name. */
export function attributeValue(name: string, value: ValueIn): MessageAttributeValue {
  const { StringValue, BinaryValue } = value;
  if (Object.keys(value).length === 0) throw refused(`The message attribute '${name}' must contain non-empty message attribute value.`);
  refuseLists(value, 'SendMessage');
  const { DataType, kind } = dataType(name, value.DataType);
  if (StringValue !== undefined && BinaryValue !== undefined) throw refused(`Message (user) attribute '${name}' must have a single value.`);

  const [field, wanted, other] =
    kind === 'Binary' ? (['Binary', BinaryValue, StringValue] as const) : (['String', StringValue, BinaryValue] as const);
  if (other !== undefined) throw refused(`Message (user) attribute '${name}' with type '${DataType}' must use field '${field}'.`);
  if (wanted === undefined || wanted === '')
    throw refused(`Message (user) attribute '${name}' must contain a non-empty value of type '${DataType}'.`);
  if (kind === 'Binary') return { DataType, BinaryValue: wanted };

  checkCharacters(wanted, 'InvalidParameterValue');
  if (kind === 'Number' && !attributeNumber(wanted))
    throw refused(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  return { DataType, StringValue: wanted };
}

/**
 * Refuses lists of values: SQS models them, but takes none, not even empty ones.
 *
 * @throws SqsError `UnsupportedOperation`
 */
export function refuseLists({ StringListValues, BinaryListValues }: ValueIn, action: 'SendMessage' | 'SendMessageBatch'): void {
  if (StringListValues === undefined && BinaryListValues === undefined) return;
  throw refused(`Message attribute list values in ${action} operation are not supported.`, 'UnsupportedOperation');
}

function dataType(name: string, text: string | undefined): { readonly DataType: string; readonly kind: string | undefined } {
  if (text === undefined || text === '') throw refused(`The message attribute '${name}' must contain non-empty message attribute type.`);
  const kind = TYPE.exec(text)?.[1];
  if (kind === undefined) {
    throw refused(
      `The type of message (user) attribute '${name}' is invalid. ` +
        'You must use only the following supported type prefixes: Binary, Number, String.',
    );
  }
  if (text.length > limits.messageAttributeTypeBytes) {
    throw refused(`Message (user) attribute types must be shorter than ${limits.messageAttributeTypeBytes} Bytes`);
  }
  return { DataType: text, kind };
}
