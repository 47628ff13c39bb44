import { utf8Length } from '../../core/utf8';
import { afterTurn } from '../after-turn';
import { bodyText, unreadableAnswer } from '../body-text';
import { shownBriefly } from '../shown-briefly';
import { clientDisconnect } from './client-disconnect';
import { rawRequestOf } from './raw-request-of';
import type { SqsHttpHandler, SqsHttpResponse } from '../sqs-http';

/** Answers a request that MSW has intercepted. */
export async function answerMsw(handler: SqsHttpHandler, request: Request): Promise<Response> {
  const raw = rawRequestOf(request);
  const hangUp = clientDisconnect(request, raw);
  const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
  const { method, url } = request;
  const text = request.body === null ? '' : bodyText(Buffer.from(await request.arrayBuffer()), header('content-encoding'));
  const asked = { method, url, header, body: typeof text === 'string' ? text : '', signal: hangUp };
  const answer = typeof text === 'string' ? handler(asked) : unreadableAnswer(asked, text);
  const response = await afterTurn(answer, () => hangUp.aborted);
  if (raw !== undefined) shownBriefly(raw, response);
  if (response.neverArrives === true) await new Promise<never>(() => {});
  return response.connectionLost === true ? brokenResponse() : toResponse(response, hangUp);
}

function toResponse({ status, headers, body, undeliver }: SqsHttpResponse, hangUp: AbortSignal): Response {
  const content = undeliver === undefined || hangUp.aborted ? body : deliveredBody(body, undeliver, hangUp);
  return new Response(content, { status, headers: { ...headers, 'content-length': String(utf8Length(body)) } });
}

/** A body that tells when nobody reads it: MSW takes some turns to bring an answer to its caller, who may go away meanwhile. */
function deliveredBody(body: string, undeliver: () => void, hangUp: AbortSignal): ReadableStream {
  hangUp.addEventListener('abort', undeliver, { once: true });
  return new ReadableStream(
    {
      pull(controller) {
        hangUp.removeEventListener('abort', undeliver);
        controller.enqueue(new TextEncoder().encode(body));
        controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * Makes MSW close the connection before it has written anything.
 *
 * `Response.error()` would reach `node:http` as a nameless TypeError, which no SDK tries again;
 * this is the ECONNRESET of a real lost connection.
 */
function brokenResponse(): Response {
  const reason = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  return new Response(new ReadableStream({ start: (controller) => controller.error(reason) }));
}
