import type { IncomingMessage } from 'node:http';
import type { ControlPlane } from '../control/control-plane';
import { CONTROL_PATH } from '../control/open-api';
import { SqsError } from '../core/sqs-error';
import { unreadableAnswer } from '../transport/body-text';
import { isLocalStackPath } from '../control/local-stack';
import type { Sqs } from '../world/sqs';
import { controlAnswer } from './control-answer';
import { isPreflight } from './cors';
import type { Asked, Denial, Gate } from './gate';
import { sendLivePage } from './live-page';
import { localStackAnswers } from './local-stack-answers';
import { NodeCall } from './node-call';
import type { OwnAnswer, OwnAnswers } from './own-answer';
import type { PublicOrigin } from './public-origin';
import { sendJson, sendText } from './send-json';

/** Everybody may ask whether the server is there. */
const OPEN: ReadonlySet<string> = new Set([`${CONTROL_PATH}/health`, '/_localstack/health']);

interface Guarded {
  readonly gate: Gate;
  readonly origin: PublicOrigin;
  readonly control: Pick<ControlPlane, 'answer'>;
  readonly sqs: Sqs;
}

/** Answers what is asked of a server besides SQS' calls, and all that the gate does not let in. */
export function guardedAnswers({ gate, origin, control, sqs }: Guarded): OwnAnswers {
  const controlled = controlAnswer(control, origin);
  const localStack = localStackAnswers(sqs, origin);
  return (request, response) => {
    const { method, headers } = request;
    const asked = askedFor(request);
    const denial = gate.denial(request, asked, () => origin.of(headers));
    if (denial !== undefined) return denied(denial, asked, origin);
    gate.cors.prepare(headers, response);
    const cookie = gate.cookie(request);
    if (cookie !== undefined) response.setHeader('set-cookie', cookie);
    if (isPreflight(method, headers)) return () => gate.cors.answerPreflight(headers, response);
    if (isPage(request)) return () => sendLivePage(response);
    if (isLocalStackPath(pathOf(request))) return localStack;
    return asked === 'sqs' ? undefined : controlled;
  };
}

function askedFor(request: IncomingMessage): Asked {
  const path = pathOf(request);
  if (OPEN.has(path) || isPage(request)) return 'open';
  // A browser that asks what it may do sends no token.
  if (isPreflight(request.method, request.headers)) return 'sqs';
  return path.startsWith(`${CONTROL_PATH}/`) ? 'control' : 'sqs';
}

const pathOf = ({ url }: IncomingMessage): string => url!.split('?', 1)[0]!;

/** SQS has calls by `GET` too, which name their action; whoever opens an address in a browser asks for a page. */
function isPage({ method, url, headers: { accept = '' } }: IncomingMessage): boolean {
  return (url === '/' || url!.startsWith('/?token=')) && (method === 'GET' || method === 'HEAD') && accept.includes('text/html');
}

function denied({ status, message }: Denial, asked: Asked, origin: PublicOrigin): OwnAnswer {
  return (request, response) => {
    if (asked !== 'sqs') {
      const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer realm="msw-sqs"' } : {};
      return sendJson(response, status, { error: status === 401 ? 'TokenRequired' : 'AccessDenied', message }, headers);
    }
    const answer = unreadableAnswer(new NodeCall(request, '', origin), new SqsError('AccessDenied', message));
    sendText(response, status, answer.body, answer.headers);
  };
}
