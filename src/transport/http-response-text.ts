import { STATUS_CODES } from 'node:http';
import type { SqsHttpResponse } from './sqs-http';

/** An answer as it stands on the wire: HTTP/1.1, the body's length in its head. */
export function httpResponseText({ status, headers, body }: SqsHttpResponse, method: string): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  for (const name in headers) head += `${name}: ${headers[name]}\r\n`;
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${method === 'HEAD' ? '' : body}`;
}
