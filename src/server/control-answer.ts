import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlPlane, ControlResponse } from '../control/control-plane';
import type { EventSink, EventStream } from '../control/event-stream';
import type { OwnAnswer } from './own-answer';
import type { PublicOrigin } from './public-origin';
import { readBody } from './read-body';
import { sendJson, sendText } from './send-json';
import { sendPieces } from './send-pieces';

/** Answers requests to the control plane. @param origin - tells under which origin a client reached the server */
export function controlAnswer(control: Pick<ControlPlane, 'answer'>, origin: PublicOrigin): OwnAnswer {
  return (request, response, signal) => void answer(control, request, { response, signal, origin: origin.of(request.headers) });
}

interface Reply {
  readonly response: ServerResponse;
  readonly signal: AbortSignal;
  readonly origin: string;
}

async function answer(control: Pick<ControlPlane, 'answer'>, request: IncomingMessage, { response, signal, origin }: Reply): Promise<void> {
  const url = new URL(request.url!, origin);
  // It was for the gate.
  url.searchParams.delete('token');
  const header = (name: string): string | undefined => request.headers[name]?.toString();
  send(await control.answer({ method: request.method!, url, header, body: (maxBytes) => bodyOf(request, maxBytes) }), response, signal);
}

function bodyOf(request: IncomingMessage, maxBytes?: number): Promise<string> {
  return new Promise((resolve, reject) => readBody(request, resolve, reject, maxBytes));
}

function send(answer: ControlResponse, response: ServerResponse, signal: AbortSignal): void {
  const { headers = {} } = answer;
  // Whoever asks again wants to know what is the case then.
  const all = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers };
  if ('json' in answer) return sendJson(response, answer.status ?? 200, answer.json, all);
  if ('text' in answer) return sendText(response, answer.status ?? 200, answer.text, { 'content-type': answer.type, ...all });
  if ('pieces' in answer) return void sendPieces(response, answer.status ?? 200, answer.pieces, { 'content-type': answer.type, ...all });
  response.writeHead(200, { 'content-type': 'text/event-stream', ...all });
  sendEvents(answer.events, response, signal);
}

function sendEvents(events: EventStream, response: ServerResponse, signal: AbortSignal): void {
  if (response.req.method === 'HEAD') return void response.end();
  response.flushHeaders();
  const sink: EventSink = {
    write: (text) => response.write(text),
    onDrain: (listener) => void response.once('drain', listener),
    signal,
  };
  signal.addEventListener('abort', () => response.end(), { once: true });
  if (signal.aborted) response.end();
  else events(sink);
}
