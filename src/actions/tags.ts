import { invalidValue } from '../core/sqs-error';
import { limits } from '../core/limits';
import { SqsError } from '../core/sqs-error';

type Tags = ReadonlyMap<string, string>;

const ALLOWED = /^[\p{L}\p{N}\p{Z}\t\n\r_.:/=+\-@]*$/u;
const RESERVED_KEY = /^aws:/i;

const refused = (message: string): SqsError => new SqsError('InvalidParameterValue', message);

/**
 * Checks tags to be added to those a queue has.
 *
 * @throws SqsError `InvalidParameterValue`
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html
 */
export function checkTags(queueName: string, added: Tags, present: Tags = new Map()): void {
  for (const [key, value] of added) {
    checkTagKey(key);
    if (!ALLOWED.test(key)) {
      throw refused('Tag keys may only contain unicode letters, digits, whitespace, or one of these symbols: _ . : / = + - @');
    }
    if (RESERVED_KEY.test(key)) throw invalidValue(key, 'Tag.Key', 'Tag keys must not start with aws:, which is reserved for AWS use.');
    checkTagValue(value);
  }
  const count = new Set([...present.keys(), ...added.keys()]).size;
  if (count > limits.tags) throw refused(`Too many tags added for queue ${queueName}.`);
}

/** Checks the length of a tag's key. */
export function checkTagKey(key: string): void {
  const { min, max } = limits.tagKeyLength;
  if (key.length < min || key.length > max) throw refused(`Tag keys must be between ${min} and ${max} characters in length.`);
}

function checkTagValue(value: string): void {
  const { min, max } = limits.tagValueLength;
  if (value.length > max) throw refused(`Tag values must be between ${min} and ${max} characters in length.`);
  if (!ALLOWED.test(value)) {
    throw refused('Tag values may only contain unicode letters, digits, whitespace, or one of these symbols: _ . : / = + - @');
  }
}
