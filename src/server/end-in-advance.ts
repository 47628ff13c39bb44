import type { IncomingMessage } from 'node:http';
import { httpResponseText } from '../transport/http-response-text';
import type { SqsHttpResponse } from '../transport/sqs-http';

/** A sender that goes on sending beyond this is cut off. */
const DISCARDED_BYTES_MAX = 64 * 1024 * 1024;

/**
 * Answers a request that is still being sent, and closes its connection.
 *
 * Closing at once would reset the connection, and the sender might never read the answer:
 * the rest of the body is taken in and thrown away, within reason.
 */
export function endInAdvance(request: IncomingMessage, answer: SqsHttpResponse): void {
  const { socket } = request;
  socket.end(httpResponseText(answer, request.method!));

  let discardedBytes = 0;
  request.on('data', (piece: Buffer) => {
    discardedBytes += piece.length;
    if (discardedBytes > DISCARDED_BYTES_MAX) socket.destroy();
  });
  request.on('end', () => socket.destroy());
}
