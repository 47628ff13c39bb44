import type { ActionName } from '../api/shapes';
import type { SqsError } from '../core/sqs-error';
import { protocolOf } from '../protocol/protocol-of';
import { describeCall } from './describe-call';
import type { SqsHttpRequest, SqsHttpResponse } from './sqs-http';

/** Requests that no world answers have no number. */
const REQUEST_ID = '00000000-0000-0000-0000-000000000000';

/** Answers a request with an error, in its own protocol and without any world. */
export function refusal(request: SqsHttpRequest, error: SqsError): SqsHttpResponse {
  return protocolOf(request).encodeError(error, REQUEST_ID);
}

/** What a request asks for, also in words: `ReceiveMessage on "orders"`. */
export function callOf(request: SqsHttpRequest): { readonly words: string; readonly action: ActionName | undefined } {
  try {
    const { action, input } = protocolOf(request).decode(request);
    return { words: describeCall(action, input), action };
  } catch {
    return { words: 'A call', action: undefined };
  }
}
