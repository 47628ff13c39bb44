import type { ActionName } from '../api/shapes';
import type { CallScope } from '../calls/call';
import { regionalOrigin } from '../core/sqs-hosts';
import { parseQueueUrl } from '../core/queue-address';
import type { CallAnswer, CallAttempt, TestWorld } from '../testing/world/test-world';
import type { SqsHttpHandler, SqsHttpResponse } from '../transport/sqs-http';
import type { Owner } from './queue-of-text';

const LOST: CallAnswer = { error: { code: 'connectionLost', message: 'The connection was lost.', mayBeTriedAgain: true } };

/** Calls actions from within: as any client does, so that whatever befalls clients befalls these calls, too. */
export function ownCaller(handler: SqsHttpHandler, { region, accountId }: Owner): TestWorld['call'] {
  return async (action: ActionName, input: { readonly QueueUrl: string }, scope: CallScope, attempt?: CallAttempt) => {
    // In the account and region of the queue, where else it would be refused.
    const queue = parseQueueUrl(input.QueueUrl);
    const caller = { region: queue?.region ?? region, accountId: queue?.accountId ?? accountId };
    const headers: Record<string, string | undefined> = { ...headersOf(action, caller), ...(attempt && attemptHeaders(attempt)) };
    const url = `${regionalOrigin(caller.region)}/`;
    return answerOf(await handler({ method: 'POST', url, header: (name) => headers[name], body: JSON.stringify(input), scope }));
  };
}

function headersOf(action: ActionName, { region, accountId }: Owner): Record<string, string | undefined> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': `AmazonSQS.${action}`,
    authorization: `AWS4-HMAC-SHA256 Credential=${accountId}/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=0`,
  };
}

/** As AWS SDKs tell which calls are attempts of one. */
function attemptHeaders({ invocation, attempt, max }: CallAttempt): Record<string, string> {
  return { 'amz-sdk-invocation-id': invocation, 'amz-sdk-request': `attempt=${attempt}; max=${max}` };
}

function answerOf({ status, headers, body, connectionLost }: SqsHttpResponse): CallAnswer {
  if (connectionLost === true) return LOST;
  const output = body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
  if (status < 400) return { output };
  const [code = ''] = (headers['x-amzn-query-error'] ?? '').split(';');
  return { error: { code, message: String(output['message'] ?? ''), mayBeTriedAgain: status >= 500 || code === 'RequestThrottled' } };
}
