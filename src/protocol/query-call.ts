import { ACTION_SHAPES, isActionName } from '../api/shapes';
import { parseQueueUrl } from '../core/queue-address';
import { SqsError } from '../core/sqs-error';
import type { Call, WireRequest } from './protocol';
import { structureFromQuery } from './structure-from-query';

/** Actions that belong to no queue, and that SQS refuses at a queue's path. */
const REFUSED_AT_QUEUE: ReadonlySet<string> = new Set(['CreateQueue', 'ListQueues']);

/**
 * Reads a call of the Query protocol: parameters in a form, in the URL, or in both (the form counts first).
 *
 * A request to a queue's path is about that queue, unless the parameter `QueueUrl` names another.
 *
 * @throws SqsError `UnknownOperation` without an action, `InvalidAction`, `SerializationException` for what is not UTF-8, and what `structureFromQuery` throws
 */
export function decodeQueryCall(request: WireRequest): Call {
  const [url, query] = splitAtQuery(request.url);
  const parameters = new URLSearchParams(request.body);
  for (const [name, value] of new URLSearchParams(query)) parameters.append(name, value);
  refuseOtherThanUtf8(`${request.body}&${query}`);

  const action = parameters.get('Action');
  if (action === null) throw new SqsError('UnknownOperation', 'The request names no action: expected the parameter Action.');
  const atQueue = parseQueueUrl(url) !== undefined;
  if (!isActionName(action) || (atQueue && REFUSED_AT_QUEUE.has(action))) {
    throw new SqsError('InvalidAction', `The action ${action} is not valid for this endpoint.`);
  }

  const shape = ACTION_SHAPES[action].input;
  const input = structureFromQuery(shape, parameters);
  if (atQueue && 'QueueUrl' in shape.members) input['QueueUrl'] ??= url;
  return { action, input } as Call;
}

/** Encoded bytes in a row; where there is a bad one, `URLSearchParams` says nothing and reads another character. */
const ENCODED = /(?:%[0-9a-f]{2})+/gi;
const BEYOND_ASCII = /%[89a-f]/i;

function refuseOtherThanUtf8(form: string): void {
  if (!BEYOND_ASCII.test(form)) return;
  for (const [encoded] of form.matchAll(ENCODED)) {
    try {
      decodeURIComponent(encoded);
    } catch {
      throw new SqsError('SerializationException', `The request's parameters are not UTF-8: "${encoded}" is no text.`);
    }
  }
}

function splitAtQuery(url: string): [string, string] {
  const at = url.indexOf('?');
  return at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
}
