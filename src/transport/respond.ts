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
import { CallContext } from './call-context';
import type { CallerDefaults } from './caller-of';
import { isPending } from './is-pending';
import type { SqsHttpHandler } from './sqs-http';

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
  /** Told of every call that was understood. What it returns is told whether the call waits, and its answer: an output, or an error in its place. */
  readonly onCall?: ((call: Call, caller: Caller) => CallRecord) | undefined;
}

/** Takes down what becomes of a call. */
interface CallRecord {
  waits(): void;
  answered(output: object | undefined, error?: SqsError): void;
}

/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Makes the handler that is SQS: a request is decoded, an action asks the queues, the answer is encoded.
 *
 * Only a call that waits is answered later. Whatever goes wrong is an answer too; an error that SQS does not have is
 * `500 InternalFailure` and says what it was.
 */
export function createResponder(options: ResponderOptions): SqsHttpHandler {
  return (request) => {
    const requestId = options.random.uuid();
    let protocol: Protocol = jsonProtocol;
    const refuse = (error: unknown): WireAnswer => {
      if (!(error instanceof SqsError)) options.onInternalError?.(error);
      return protocol.encodeError(asSqsError(error), requestId);
    };
    try {
      protocol = protocolOf(request);
      refuseLargeBody(request.body);
      const call = protocol.decode(request);
      const output = perform(call, new CallContext(request, options), options);
      const encode = (done: object): WireAnswer => protocol.encode(call.action, done as never, requestId);
      return isPending(output) ? output.then(encode).catch(refuse) : encode(output);
    } catch (error) {
      return refuse(error);
    }
  };
}

function perform(call: Call, context: ActionContext, { actions, onCall }: ResponderOptions): object | Promise<object> {
  const record = onCall?.(call, context.caller);
  const failed = (error: unknown): never => {
    record?.answered(undefined, asSqsError(error));
    throw error;
  };
  try {
    const action = actions[call.action] as Action<typeof call.action>;
    const output = action(call.input as never, context);
    if (!isPending(output)) return done(output);
    record?.waits();
    return output.then(done, failed);
  } catch (error) {
    return failed(error);
  }

  function done(output: object): object {
    record?.answered(output);
    return output;
  }
}

function refuseLargeBody(body: string): void {
  if (body.length * MAX_BYTES_PER_UNIT <= MAX_BODY_BYTES) return;
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BODY_BYTES) throw bodyTooLarge(bytes);
}

function asSqsError(error: unknown): SqsError {
  if (error instanceof SqsError) return error;
  return new SqsError('InternalFailure', `msw-sqs failed to answer, which is a fault of msw-sqs and not of your code: ${String(error)}`);
}
