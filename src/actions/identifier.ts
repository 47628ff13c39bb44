import { invalidValue } from '../core/sqs-error';

const ALPHANUMERIC_AND_PUNCTUATION = /^[\x21-\x7e]{1,128}$/;

/**
 * Checks a `MessageGroupId`, `MessageDeduplicationId` or `ReceiveRequestAttemptId`; absent is fine.
 *
 * @throws SqsError `InvalidParameterValue`
 */
export function identifier(value: string | undefined, parameter: string): string | undefined {
  if (value !== undefined && !ALPHANUMERIC_AND_PUNCTUATION.test(value)) {
    throw invalidValue(value, parameter, `${parameter} can only include alphanumeric and punctuation characters. 1 to 128 in length.`);
  }
  return value;
}
