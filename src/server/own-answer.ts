import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './send-json';

const SQS_METHODS = 'GET, HEAD, POST, OPTIONS';

/** Answers a request that is no call of SQS, at once or piece by piece; what goes on has to end when `signal` is aborted. */
export type OwnAnswer = (request: IncomingMessage, response: ServerResponse, signal: AbortSignal) => void;

/** Who answers what is asked of a server besides SQS' calls; `undefined` for those. */
export type OwnAnswers = (request: IncomingMessage, response: ServerResponse) => OwnAnswer | undefined;

/**
 * Who answers a request by a method that SQS does not have.
 *
 * `HEAD` is answered without doing anything, so that it can be used to see whether the server is there.
 */
export const otherMethods: OwnAnswers = ({ method }) => {
  if (method === 'POST' || method === 'GET') return undefined;
  if (method === 'HEAD') return (_, response) => void response.writeHead(200).end();
  if (method === 'OPTIONS') return (_, response) => void response.writeHead(204, { allow: SQS_METHODS }).end();
  const message = `SQS has no method ${method}: expected POST, or GET for the Query protocol.`;
  return (_, response) => sendJson(response, 405, { error: 'MethodNotAllowed', message }, { allow: SQS_METHODS });
};
