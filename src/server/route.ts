import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request to one of the server's own paths, and the response to it, to be written at once or piece by piece. */
export interface RouteCall {
  /** With a stream of its body, which nobody has read. */
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Aborted when the client has gone, and when the server closes: a response that goes on has to end then. */
  readonly signal: AbortSignal;
}

/** Answers requests to a path; what it throws or rejects with is answered with `500` and its message. */
export type RouteHandler = (call: RouteCall) => void | Promise<void>;

/** The methods of a path; `HEAD` is answered like `GET`, without a body. */
export type RouteMethods = Readonly<Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', RouteHandler>>>;

/** The server's own paths, below `/_msw-sqs/`: `{ health: { GET: … } }`. */
export type Routes = Readonly<Record<string, RouteMethods>>;

/** Answers with JSON, as a whole. */
export function sendJson(response: ServerResponse, status: number, content: object, headers: Readonly<Record<string, string>> = {}): void {
  const body = JSON.stringify(content);
  response.writeHead(status, { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
