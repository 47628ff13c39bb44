import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ControlPlane, ControlResponse } from '../control/control-plane';
import type { EventSink, EventStream } from '../control/event-stream';
import { CONTROL_PATH } from '../control/open-api';
import type { OwnAnswers } from './own-answer';
import { readBody } from './read-body';
import { sendJson, sendText } from './send-json';

/** Answers requests to the control plane. */
export function controlAnswers(control: ControlPlane): OwnAnswers {
  return ({ url }) =>
    url!.startsWith(`${CONTROL_PATH}/`) ? (request, response, signal) => void answer(control, request, response, signal) : undefined;
}

async function answer(control: ControlPlane, request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const { method, url, headers } = request;
  const asked = {
    method: method!,
    url: new URL(url!, `http://${headers.host ?? 'localhost'}`),
    header: (name: string): string | undefined => headers[name]?.toString(),
    body: () => bodyOf(request),
  };
  send(await control.answer(asked), response, signal);
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => readBody(request, resolve, reject));
}

function send(answer: ControlResponse, response: ServerResponse, signal: AbortSignal): void {
  const { headers = {} } = answer;
  // Whoever asks again wants to know what is the case then.
  const all = { 'cache-control': 'no-store', ...headers };
  if ('json' in answer) return sendJson(response, answer.status ?? 200, answer.json, all);
  if ('text' in answer) return sendText(response, answer.status ?? 200, answer.text, { 'content-type': answer.type, ...all });
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
