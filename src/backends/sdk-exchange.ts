import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SqsHttpResponse } from '../transport/sqs-http';
import type { Exchange } from './json-caller';
import type { UsersSdk } from './users-sdk';

/** A request as the SDK holds it between building and signing. */
interface BuiltRequest {
  readonly hostname: string;
  headers: Record<string, string>;
  body: unknown;
}

/** A response as the SDK holds it before it is read. */
interface RawResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

const NO_QUEUES = new TextEncoder().encode('{}');

/**
 * Carries requests by a client of the user's own SDK: it finds credentials, signs and sends, and nothing of it touches what is said.
 *
 * Each travels as a ListQueues whose headers and body are replaced before it is signed; the SDK gets an empty answer to read.
 *
 * @param mayCall - throws for a host that must not be called
 */
export function sdkExchange(client: SQSClient, { ListQueuesCommand }: UsersSdk, mayCall: (hostname: string) => void): Exchange {
  return async ({ headers: { authorization: _unsigned, ...headers }, body }) => {
    const carrier = new ListQueuesCommand({});
    let answer: SqsHttpResponse | undefined;
    carrier.middlewareStack.add(
      (next) => async (args) => {
        const request = args.request as BuiltRequest;
        mayCall(request.hostname);
        const length = String(new TextEncoder().encode(body).byteLength);
        request.headers = { ...request.headers, ...headers, 'content-length': length };
        request.body = body;
        return next(args);
      },
      { step: 'build', name: 'replaceCarriedRequest', priority: 'low' },
    );
    carrier.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { statusCode: status, headers: answered, body: stream } = result.response as RawResponse;
        answer = { status, headers: lowerCase(answered), body: await textOf(stream) };
        return { ...result, response: Object.assign(result.response as object, { statusCode: 200, body: NO_QUEUES }) };
      },
      { step: 'deserialize', name: 'keepCarriedAnswer', priority: 'low' },
    );
    await client.send(carrier);
    return answer!;
  };
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of stream) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
