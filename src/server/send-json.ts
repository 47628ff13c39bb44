import type { ServerResponse } from 'node:http';

/** Answers with JSON, as a whole. */
export function sendJson(response: ServerResponse, status: number, content: object, headers: Readonly<Record<string, string>> = {}): void {
  sendText(response, status, JSON.stringify(content), { 'content-type': 'application/json', ...headers });
}

/** Answers with text, as a whole. Node leaves the body out where the request was `HEAD`. */
export function sendText(response: ServerResponse, status: number, body: string, headers: Readonly<Record<string, string>>): void {
  const bytes = Buffer.byteLength(body);
  response.writeHead(status, { ...headers, 'content-length': bytes });
  // Nearly all answers are ASCII: the same bytes in Latin-1, which Node writes as they are.
  response.end(body, bytes === body.length ? 'latin1' : 'utf8');
}
