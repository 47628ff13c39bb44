import { answerMsw } from './answer-msw';
import type { MswRequestHandler } from './msw-request-handler';
import type { SqsHttpHandler } from '../sqs-http';

/** What MSW hands to a request handler. */
interface Intercepted {
  readonly request: Request;
  readonly requestId?: string;
}

/** What a handler that took a request tells MSW. */
interface Handled extends Intercepted {
  readonly handler: object;
  readonly parsedResult: object;
  readonly response: Response;
}

/** How SQS answers the requests that MSW intercepts. */
export interface MswHandlerOptions {
  /** Who answers a call; asked when MSW brings it, and before anything is waited for. */
  readonly handlerHere: () => SqsHttpHandler;
  /** Whether a request is meant for SQS; asked for every request MSW sees. */
  readonly matches: (request: Request) => boolean;
}

/**
 * SQS as a request handler for MSW 2 and 3: `setupServer(mswHandler(…))`.
 *
 * It has the form of MSW's own handlers without being made from them, so nothing here loads MSW, one object
 * fits every version, and a request to SQS is neither cloned nor matched against URL patterns.
 *
 * @see https://mswjs.io/docs/api/setup-server
 */
export function mswHandler(options: MswHandlerOptions): MswRequestHandler {
  return new SqsRequestHandler(options) as unknown as MswRequestHandler;
}

/** What is said where MSW is one of version 1, which hands over the request itself. */
export const OLD_MSW =
  'sqs.handlers are for MSW 2.10 or later and MSW 3, but the MSW here is version 1. Without a newer one, leave them out and let SQS be ' +
  "answered beside it: import 'msw-sqs/jest' or 'msw-sqs/vitest', or call sqs.listen().";

class SqsRequestHandler {
  readonly kind = 'request';
  /** What older releases of MSW 2 call `kind`. */
  readonly __kind = 'RequestHandler';
  readonly info = { header: 'SQS' };
  isUsed = false;
  readonly #options: MswHandlerOptions;

  constructor(options: MswHandlerOptions) {
    this.#options = options;
  }

  async run({ request, requestId }: Intercepted): Promise<Handled | null> {
    if (request === undefined) throw new Error(OLD_MSW);
    if (!this.#options.matches(request)) return null;
    this.isUsed = true;
    const response = await answerMsw(this.#options.handlerHere(), request);
    return { handler: this, request, ...(requestId !== undefined && { requestId }), parsedResult: {}, response };
  }

  predicate({ request }: Intercepted): boolean {
    return this.#options.matches(request);
  }

  async parse(): Promise<object> {
    return {};
  }

  async test({ request }: Intercepted): Promise<boolean> {
    return this.#options.matches(request);
  }

  /** MSW in a browser calls this when it has answered. */
  log({ request, response }: { readonly request: Request; readonly response: Response }): void {
    const action = request.headers.get('x-amz-target') ?? `${request.method} ${request.url}`;
    console.log(`[MSW] ${action} (${response.status})`);
  }

  // The world outlives MSW's server: none of these empties a queue.
  reset(): void {}
  restore(): void {}
  dispose(): void {}
}
