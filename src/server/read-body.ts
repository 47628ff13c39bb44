import type { IncomingMessage } from 'node:http';
import { MAX_BODY_BYTES } from '../transport/body-too-large';

/**
 * Reads a request's body; hands over its text, or the number of bytes when they are too many.
 *
 * Of a body that breaks off, nothing is handed over. Callbacks, as a promise per request would cost time.
 */
export function readBody(request: IncomingMessage, onText: (text: string) => void, onTooLarge: (bytes: number) => void): void {
  const { headers } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return onText('');
  if (isDeclaredTooLarge(request)) return onTooLarge(Number(headers['content-length']));

  // Nearly every body comes in one piece.
  let first: Buffer | undefined;
  let all: Buffer[] | undefined;
  let bytes = 0;
  const take = (piece: Buffer): void => {
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) {
      request.off('data', take).off('end', finish);
      onTooLarge(bytes);
    } else if (first === undefined) first = piece;
    else (all ??= [first]).push(piece);
  };
  const finish = (): void => onText((all === undefined ? first : Buffer.concat(all))?.toString() ?? '');
  request.on('data', take).on('end', finish);
}

/** Whether a request says before its body that this will be too large. */
export function isDeclaredTooLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length']) > MAX_BODY_BYTES;
}
