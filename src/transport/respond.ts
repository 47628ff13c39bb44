import type { Action, ActionContext, Caller } from '../actions/action';
import type { ActionName } from '../api/shapes';
import type { Clock } from '../core/clock';
import type { Digest } from '../core/digest';
import type { QueueRegistry } from '../core/queue-registry';
import type { Random } from '../core/random';
import { SqsError } from '../core/sqs-error';
import { jsonProtocol } from '../protocol/json';
import type { Call, Protocol, WireAnswer } from '../protocol/protocol';
import { protocolOf } from '../protocol/protocol-of';
import { bodyTooLarge, MAX_BODY_BYTES } from './body-too-large';
import { callerOf, type CallerDefaults } from './caller-of';
import type { SqsHttpHandler, SqsHttpRequest } from './sqs-http';

/** An action for every name. */
export type Actions = { readonly [Name in ActionName]: Action<Name> };

/** What a responder needs of its world. */
export interface ResponderOptions extends CallerDefaults {
  readonly actions: Actions;
  readonly queues: QueueRegistry;
  readonly clock: Clock;
  readonly digest: Digest;
  readonly random: Random;
  /** Told of everything thrown that is not SQS' own answer: a fault of this package. Must not throw. */
  readonly onInternalError?: ((error: unknown) => void) | undefined;
  /** Told of every call that was understood. What it returns is told the answer: an output, or an error in its place. */
  readonly onCall?: ((call: Call, caller: Caller) => (output: object | undefined, error?: SqsError) => void) | undefined;
}

/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Makes the handler that is SQS: a request is decoded, an action asks the queues, the answer is encoded.
 *
 * Whatever goes wrong is an answer too; an error that SQS does not have is `500 InternalFailure` and says what it was.
 */
export function createResponder(options: ResponderOptions): SqsHttpHandler {
  return async (request) => {
    const requestId = options.random.uuid();
    let protocol: Protocol = jsonProtocol;
    try {
      protocol = protocolOf(request);
      refuseLargeBody(request.body);
      return await perform(protocol.decode(request), request, protocol, requestId, options);
    } catch (error) {
      if (error instanceof SqsError) return protocol.encodeError(error, requestId);
      options.onInternalError?.(error);
      return protocol.encodeError(internalFailure(error), requestId);
    }
  };
}

async function perform(
  call: Call,
  request: SqsHttpRequest,
  protocol: Protocol,
  requestId: string,
  options: ResponderOptions,
): Promise<WireAnswer> {
  const context: ActionContext = {
    queues: options.queues,
    caller: callerOf(request, options),
    digest: options.digest,
    nowMs: options.clock.now(),
    get signal() {
      return request.signal;
    },
  };
  const action = options.actions[call.action] as Action<typeof call.action>;
  const answer = options.onCall?.(call, context.caller);
  try {
    const output = await action(call.input as never, context);
    answer?.(output);
    return protocol.encode(call.action, output as never, requestId);
  } catch (error) {
    answer?.(undefined, error instanceof SqsError ? error : internalFailure(error));
    throw error;
  }
}

function refuseLargeBody(body: string): void {
  if (body.length * MAX_BYTES_PER_UNIT <= MAX_BODY_BYTES) return;
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BODY_BYTES) throw bodyTooLarge(bytes);
}

function internalFailure(error: unknown): SqsError {
  return new SqsError('InternalFailure', `msw-sqs failed to answer, which is a fault of msw-sqs and not of your code: ${String(error)}`);
}
