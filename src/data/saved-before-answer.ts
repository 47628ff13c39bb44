import { SqsError } from '../core/sqs-error';
import { protocolOf } from '../protocol/protocol-of';
import { isPending } from '../transport/is-pending';
import type { SqsHttpHandler, SqsHttpRequest, SqsHttpResponse } from '../transport/sqs-http';
import type { QueueKeeper } from './queue-keeper';

/**
 * Answers as another handler does, but only when what its calls changed is written.
 *
 * Where it cannot be written, calls are refused as temporary failures (503), which SDKs repeat; as long as that is so, they are refused
 * before they change anything.
 *
 * @param newRequestId - for answers that say so
 */
export function savedBeforeAnswer(handler: SqsHttpHandler, keeper: QueueKeeper, newRequestId: () => string): SqsHttpHandler {
  const refusal = (request: SqsHttpRequest): SqsHttpResponse => {
    const error = new SqsError('ServiceUnavailable', 'msw-sqs cannot write to its --data folder; it says why where it was started.');
    return protocolOf(request).encodeError(error, newRequestId());
  };
  const whenSaved = async (answer: SqsHttpResponse, request: SqsHttpRequest): Promise<SqsHttpResponse> => {
    try {
      await keeper.saved();
      return answer;
    } catch {
      answer.undeliver?.();
      return refusal(request);
    }
  };
  return (request) => {
    if (keeper.hasFailed && !canSave(keeper)) return refusal(request);
    const answer = handler(request);
    if (isPending(answer)) return answer.then((later) => whenSaved(later, request));
    return keeper.isBehind ? whenSaved(answer, request) : answer;
  };
}

function canSave(keeper: QueueKeeper): boolean {
  try {
    keeper.save();
    return true;
  } catch {
    return false;
  }
}
