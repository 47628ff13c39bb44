import type { ClientRequest, IncomingMessage } from 'node:http';
import { inspect } from 'node:util';
import type { SqsHttpResponse } from './sqs-http';

/** A request of Node's HTTP client, as the connection sees it. */
export type RequestOnConnection = Pick<ClientRequest, 'listenerCount' | 'prependOnceListener'>;

/** The lowest status of an error. */
const FIRST_ERROR = 400;

/**
 * Lets the response to a request be shown by what it says, where that is an error, and not by the insides of Node's HTTP client.
 *
 * Clients hang it on their errors (`$response`), which reporters print and turn into JSON.
 */
export function shownBriefly(request: RequestOnConnection, { status }: Pick<SqsHttpResponse, 'status'>): void {
  if (status < FIRST_ERROR) return;
  // Where nobody listens, Node throws the response away, and is to do so still.
  if (request.listenerCount('response') === 0) return;
  request.prependOnceListener('response', (response: IncomingMessage) => {
    const brief = (): object => {
      const { statusCode, statusMessage, headers } = response;
      return { statusCode, statusMessage, headers };
    };
    Object.defineProperties(response, {
      toJSON: { value: brief, configurable: true },
      [inspect.custom]: { value: () => `IncomingMessage ${inspect(brief())}`, configurable: true },
    });
  });
}
