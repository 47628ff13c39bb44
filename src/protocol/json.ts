import { ACTION_SHAPES, NOTHING, isActionName } from '../api/shapes';
import { parseQueueUrl } from '../core/queue-address';
import { SQS_ERRORS, SqsError } from '../core/sqs-error';
import { structureFromJson } from './structure-from-json';
import { structureToJson } from './structure-to-json';
import type { Call, Protocol, WireAnswer } from './protocol';

const TARGET_PREFIX = 'AmazonSQS.';
const CONTENT_TYPE = 'application/x-amz-json-1.0';

/**
 * AWS JSON 1.0: the action is a header, the input a JSON body. The path counts only where the input names no queue.
 *
 * An error carries both its names: `__type` for this protocol, and `x-amzn-query-error`
 * for callers that match on the Query protocol's code.
 */
export const jsonProtocol: Protocol = {
  decode(request) {
    const target = request.header('x-amz-target') ?? '';
    const action = target.slice(TARGET_PREFIX.length);
    if (!target.startsWith(TARGET_PREFIX) || !isActionName(action)) {
      throw new SqsError(
        'UnknownOperation',
        `The operation "${target}" is not one of SQS: expected the header x-amz-target to be AmazonSQS.<Action>.`,
      );
    }
    const shape = ACTION_SHAPES[action].input;
    const input = structureFromJson(shape, parse(request.body));
    if ('QueueUrl' in shape.members && input['QueueUrl'] === undefined && isOfQueue(request.url)) input['QueueUrl'] = request.url;
    return { action, input } as Call;
  },

  encode(action, output, requestId) {
    const shape = ACTION_SHAPES[action].output;
    return answer(200, shape === NOTHING ? '' : JSON.stringify(structureToJson(shape, output)), requestId);
  },

  encodeError({ code, message }, requestId) {
    const { jsonType, queryCode, httpStatus } = SQS_ERRORS[code];
    const result = answer(httpStatus, JSON.stringify({ __type: jsonType, message }), requestId);
    result.headers['x-amzn-query-error'] = `${queryCode};${httpStatus < 500 ? 'Sender' : 'Receiver'}`;
    return result;
  },
};

/** Whether a URL is that of a queue for certain: with an account. An endpoint may have a path of its own. */
function isOfQueue(url: string): boolean {
  return parseQueueUrl(url)?.accountId !== undefined;
}

/** Without a body the input is empty: some callers send none for an action that needs none. */
function parse(body: string): unknown {
  if (body === '') return {};
  try {
    return JSON.parse(body) ?? {};
  } catch {
    throw new SqsError('SerializationException', 'The request body is not well-formed JSON.');
  }
}

function answer(status: number, body: string, requestId: string): WireAnswer {
  return { status, headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId }, body };
}
