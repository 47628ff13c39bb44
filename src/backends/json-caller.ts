import { unsignedHeaders, type UnsignedCaller } from './unsigned-headers';
import type { SqsHttpResponse } from '../transport/sqs-http';
import type { Answer, CallAction } from './call-action';

/** How much is told of an answer that is no JSON. */
const TEXT_MAX = 200;

/** Carries a request to a backend. */
export type Exchange = (request: { readonly headers: Readonly<Record<string, string>>; readonly body: string }) => Promise<SqsHttpResponse>;

/** Calls actions in AWS JSON 1.0, with nothing between the scenario and the wire. */
export function jsonCaller(exchange: Exchange, caller: UnsignedCaller): CallAction {
  return async (action, input) => {
    const headers = unsignedHeaders(action, caller);
    const { status, headers: answered, body } = await exchange({ headers, body: JSON.stringify(input) });
    const output = outputOf(body);
    if (status < 400 && output !== undefined) return output as Answer;
    return { error: { code: codeOf(answered, output ?? {}), message: output === undefined ? start(body) : messageOf(output), status } };
  };
}

/** What an answer says, or `undefined` for one that is no JSON, such as the text of a server that has failed. */
function outputOf(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
  } catch {
    return undefined;
  }
}

function start(body: string): string {
  return body.length > TEXT_MAX ? `${body.slice(0, TEXT_MAX)}…` : body;
}

function codeOf(headers: Readonly<Record<string, string>>, output: Readonly<Record<string, unknown>>): string {
  const [code] = (headers['x-amzn-query-error'] ?? '').split(';');
  return (
    code ||
    String(output.__type ?? '')
      .split('#')
      .at(-1)!
  );
}

function messageOf({ message, Message }: Readonly<Record<string, unknown>>): string {
  return String(message ?? Message ?? '');
}
