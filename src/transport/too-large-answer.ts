import { protocolOf } from '../protocol/protocol-of';
import { freshSeed } from '../system/fresh-seed';
import { seededRandom } from '../system/seeded-random';
import { bodyTooLarge } from './body-too-large';
import type { SqsHttpRequest, SqsHttpResponse } from './sqs-http';

/** The answer to a request whose body was too large to be read, in the protocol of the request; it closes the connection. */
export function tooLargeAnswer(request: SqsHttpRequest, bytes: number): SqsHttpResponse {
  const answer = protocolOf(request).encodeError(bodyTooLarge(bytes), seededRandom(freshSeed()).uuid());
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}
