import { SqsError } from '../core/sqs-error';
import type { SqsErrorCode } from '../core/sqs-error';

/** What XML 1.0 cannot carry: SQS takes no such character, whatever the protocol. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Refuses text with characters that SQS does not store.
 *
 * @throws SqsError with the given code: it differs between bodies and attributes
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
export function checkCharacters(text: string, code: SqsErrorCode): void {
  if (!FORBIDDEN.test(text)) return;
  throw new SqsError(
    code,
    'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}
