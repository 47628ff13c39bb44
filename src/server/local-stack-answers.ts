import { localStackAnswer } from '../control/local-stack';
import type { Sqs } from '../world/sqs';
import { NodeCall } from './node-call';
import type { OwnAnswer } from './own-answer';
import type { PublicOrigin } from './public-origin';
import { readBody } from './read-body';
import { sendJson, sendText } from './send-json';

/** Answers what users of LocalStack ask of it besides the calls of SQS. @param origin - tells under which origin a client reached the server */
export function localStackAnswers(sqs: Sqs, origin: PublicOrigin): OwnAnswer {
  return (request, response) => {
    readBody(
      request,
      (text) => {
        const { status, headers, body } = localStackAnswer(sqs, new NodeCall(request, text, origin));
        sendText(response, status, body, headers);
      },
      ({ code, message }) => sendJson(response, 413, { error: code, message }),
    );
  };
}
