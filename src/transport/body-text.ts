import { isUtf8 } from 'node:buffer';
import { SqsError } from '../core/sqs-error';
import { protocolOf } from '../protocol/protocol-of';
import { freshSeed } from '../system/fresh-seed';
import { seededRandom } from '../system/seeded-random';
import type { SqsHttpRequest, SqsHttpResponse } from './sqs-http';

/** The answer to a request whose body cannot be read, in the protocol of the request; it closes the connection. */
export function unreadableAnswer(request: SqsHttpRequest, error: SqsError): SqsHttpResponse {
  const answer = protocolOf(request).encodeError(error, seededRandom(freshSeed()).uuid());
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

/**
 * The error for a body that is compressed; `undefined` for one that is not.
 *
 * @param contentEncoding - the header of that name
 */
export function compressedBody(contentEncoding: string | undefined): SqsError | undefined {
  if (contentEncoding === undefined || /^\s*(identity)?\s*$/i.test(contentEncoding)) return undefined;
  return new SqsError(
    'SerializationException',
    `The request body is compressed (Content-Encoding: ${contentEncoding}), and SQS takes bodies only as they are: send it without that header, uncompressed.`,
  );
}

/** The text of a body, or the error for one that is compressed or not UTF-8. @param contentEncoding - the header of that name */
export function bodyText(body: Buffer, contentEncoding: string | undefined): string | SqsError {
  return compressedBody(contentEncoding) ?? textOf(body);
}

function textOf(bytes: Buffer): string | SqsError {
  const text = bytes.toString();
  // Bytes that are not UTF-8 become this character; a body may also hold it as what it is.
  if (!text.includes('\ufffd') || isUtf8(bytes)) return text;
  const at = firstNotUtf8(bytes);
  const byte = bytes[at]!.toString(16).padStart(2, '0').toUpperCase();
  return new SqsError(
    'SerializationException',
    `The request body is not UTF-8: the byte 0x${byte} at position ${at} is part of no character.`,
  );
}

/** Where the text before is all there is of UTF-8: found by halves, as a body may be long. */
function firstNotUtf8(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    // A cut through a character is no fault: up to three bytes of it may be behind the cut.
    if ([0, 1, 2, 3].some((more) => isUtf8(bytes.subarray(0, Math.min(middle + more, bytes.length))))) good = middle;
    else bad = middle;
  }
  return good;
}
