import { connectionReset } from '../transport/connection-reset';
import type { SqsHttpHandler } from '../transport/sqs-http';

/** A request as the SDK hands it to what carries it. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A `requestHandler` of an SDK client that asks a world in this process. */
export function sdkHandler(handler: SqsHttpHandler) {
  return {
    async handle({ method, protocol, hostname, port, path, headers, body }: SdkRequest, options: { readonly abortSignal?: unknown } = {}) {
      const lowerCase = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const { abortSignal } = options;
      const answer = await handler({
        method,
        url: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`,
        header: (name) => lowerCase[name],
        body: typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array | undefined),
        signal: abortSignal instanceof AbortSignal ? abortSignal : undefined,
      });
      if (answer.connectionLost) throw connectionReset();
      return { response: { statusCode: answer.status, headers: { ...answer.headers }, body: new TextEncoder().encode(answer.body) } };
    },
  };
}
