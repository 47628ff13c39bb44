import type { IncomingMessage } from 'node:http';
import type { SqsError } from '../core/sqs-error';
import { bodyTooLarge, MAX_BODY_BYTES } from '../transport/body-too-large';
import { bodyText } from '../transport/body-text';

/**
 * Reads a request's body; hands over its text, or the error when it is too large, compressed or not UTF-8.
 *
 * Of a body that breaks off, nothing is handed over. Callbacks, as a promise per request would cost time.
 */
export function readBody(
  request: IncomingMessage,
  onText: (text: string) => void,
  onUnreadable: (error: SqsError) => void,
  maxBytes = MAX_BODY_BYTES,
): void {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return onText('');
  if (isDeclaredTooLarge(request, maxBytes)) return onUnreadable(bodyTooLarge(Number(headers['content-length']), maxBytes));

  // Nearly every body comes in one piece.
  let first: Buffer | undefined;
  let all: Buffer[] | undefined;
  let bytes = 0;
  const take = (piece: Buffer): void => {
    bytes += piece.length;
    if (bytes > maxBytes) {
      request.off('data', take).off('end', finish);
      onUnreadable(bodyTooLarge(bytes, maxBytes));
    } else if (first === undefined) first = piece;
    else (all ??= [first]).push(piece);
  };
  const finish = (): void => {
    const body = all === undefined ? first : Buffer.concat(all);
    const text = body === undefined ? '' : bodyText(body, headers['content-encoding']);
    if (typeof text === 'string') onText(text);
    else onUnreadable(text);
  };
  request.on('data', take).on('end', finish);
}

/** Whether a request says before its body that this will be too large. */
export function isDeclaredTooLarge({ headers }: IncomingMessage, maxBytes = MAX_BODY_BYTES): boolean {
  return Number(headers['content-length']) > maxBytes;
}
