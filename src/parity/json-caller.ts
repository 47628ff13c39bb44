import type { SqsHttpResponse } from '../transport/sqs-http';
import type { Answer, CallAction } from './scenario';

/** Carries a request to a backend. */
export type Exchange = (request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }) => Promise<SqsHttpResponse>;

/** Whose queues are meant: the credential scope of an unchecked signature. */
export interface Identity {
  readonly accessKey: string;
  readonly region: string;
}

/** Calls actions in AWS JSON 1.0, with nothing between the scenario and the wire. */
export function jsonCaller(exchange: Exchange, { accessKey, region }: Identity): CallAction {
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKey}/20260101/${region}/sqs/aws4_request, SignedHeaders=host, Signature=0`;
  return async (action, input) => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${action}`, authorization };
    const { status, headers: answered, body } = await exchange({ headers, body: JSON.stringify(input) });
    const output = (body === '' ? {} : JSON.parse(body)) as Record<string, unknown>;
    return status < 400 ? (output as Answer) : { error: { code: codeOf(answered, output), message: messageOf(output), status } };
  };
}

function codeOf(headers: Readonly<Record<string, string>>, output: Readonly<Record<string, unknown>>): string {
  const [code] = (headers['x-amzn-query-error'] ?? '').split(';');
  return code || String(output.__type).split('#').at(-1)!;
}

function messageOf({ message, Message }: Readonly<Record<string, unknown>>): string {
  return String(message ?? Message ?? '');
}
