import { SqsError } from '../core/sqs-error';

/** SQS takes messages of 1 MiB in all; this leaves room for any escaping of them. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** The error for a request whose body is larger than it may be. @param bytes - of the body, as far as it is known */
export function bodyTooLarge(bytes: number, maxBytes = MAX_BODY_BYTES): SqsError {
  return new SqsError('RequestEntityTooLarge', `The request body has ${bytes} bytes, maximum allowed is ${maxBytes}.`);
}
