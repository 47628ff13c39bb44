import type { Action } from '../actions/action';
import type { ActionName } from '../api/shapes';
import type { CallInProgress, Calls } from '../calls/calls';
import { ConnectionLost, NeverAnswered, type Misfortune, type Weather, type Work } from '../calls/misfortune';
import type { Clock } from '../core/clock';
import type { Digest } from '../core/digest';
import type { QueueRegistry } from '../core/queue-registry';
import type { Random } from '../core/random';
import { SqsError } from '../core/sqs-error';
import { jsonProtocol } from '../protocol/json';
import type { Call, Protocol } from '../protocol/protocol';
import { protocolOf } from '../protocol/protocol-of';
import { bodyTooLarge, MAX_BODY_BYTES } from './body-too-large';
import { CallContext } from './call-context';
import { callerOf, type CallerDefaults } from './caller-of';
import { isPending } from './is-pending';
import type { SqsHttpHandler, SqsHttpRequest, SqsHttpResponse } from './sqs-http';
import { compressedBody } from './body-text';

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
  /** Where every call goes that was understood; default: no account is kept. */
  readonly calls?: Pick<Calls, 'begin'> | undefined;
  /** What may befall the calls; default: nothing does. */
  readonly weather?: Weather | undefined;
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
    const refuse = (error: unknown): SqsHttpResponse => {
      const nothing = { status: 200, headers: {}, body: '' };
      if (error instanceof ConnectionLost) return { ...nothing, connectionLost: true };
      if (error instanceof NeverAnswered) return { ...nothing, neverArrives: true };
      if (!(error instanceof SqsError)) options.onInternalError?.(error);
      return protocol.encodeError(asSqsError(error), requestId);
    };
    try {
      protocol = protocolOf(request);
      refuseUnreadableBody(request);
      const call = protocol.decode(request);
      let undeliver: (() => void) | undefined;
      const output = perform(call, request, options, (undo) => (undeliver = undo));
      const encode = (done: object): SqsHttpResponse => {
        const answer = protocol.encode(call.action, done as never, requestId);
        return undeliver === undefined ? answer : { ...answer, undeliver };
      };
      const encodeLater = (done: object): SqsHttpResponse => {
        if (undeliver === undefined || request.signal?.aborted !== true) return encode(done);
        // Who waited hung up when the messages were given already.
        undeliver();
        return protocol.encode(call.action, {}, requestId);
      };
      return isPending(output) ? output.then(encodeLater).catch(refuse) : encode(output);
    } catch (error) {
      return refuse(error);
    }
  };
}

function perform(
  asked: Call,
  request: SqsHttpRequest,
  options: ResponderOptions,
  onUndo: (undo: () => void) => void,
): object | Promise<object> {
  const caller = callerOf(request, options);
  const call = options.calls?.begin({ ...asked, caller, request });
  const action = options.actions[asked.action] as Action<typeof asked.action>;
  const work = (input: object): object | Promise<object> =>
    action(input as never, new CallContext(options, caller, call ?? request, onUndo));
  if (call === undefined) return work(asked.input);
  const misfortune = options.weather?.befalls(call);
  const done = (): object | Promise<object> => (misfortune === undefined ? work(asked.input) : befallen(call, misfortune, work));
  return performed(call, done, {
    waits: () => request.waits?.(options.clock),
    hungUp: () => request.signal?.aborted === true,
  });
}

/** Performs a call that something befalls: at once, unless it is held back, so that it keeps its turn. */
async function befallen(call: CallInProgress, { before, perform = plainly, afterwards }: Misfortune, work: Work): Promise<object> {
  if (before !== undefined) await before();
  const output = await call.perform(() => perform(work, call.input));
  await afterwards?.(output);
  return output;
}

const plainly: NonNullable<Misfortune['perform']> = (work, input) => work(input);

/** Who made a call. */
interface CallerOnLine {
  /** To be told that it waits. */
  readonly waits: () => void;
  readonly hungUp: () => boolean;
}

/** Performs a call, and takes down what becomes of it. */
function performed(call: CallInProgress, work: () => object | Promise<object>, { waits, hungUp }: CallerOnLine): object | Promise<object> {
  const done = (output: object): object => {
    call.end({ state: call.state === 'waits' && hungUp() ? 'givenUp' : 'answered', output });
    return output;
  };
  const failed = (error: unknown): never => {
    if (error instanceof NeverAnswered || (error instanceof ConnectionLost && hungUp())) call.end({ state: 'givenUp' });
    else if (error instanceof ConnectionLost) call.end({ state: 'connectionLost' });
    else call.end({ state: 'answered', error: asSqsError(error) });
    throw error;
  };
  let output: object | Promise<object>;
  try {
    output = call.perform(work);
  } catch (error) {
    return failed(error);
  }
  if (!isPending(output)) return done(output);
  call.waits();
  waits();
  return output.then(done, failed);
}

function refuseUnreadableBody(request: SqsHttpRequest): void {
  const compressed = compressedBody(request.header('content-encoding'));
  if (compressed !== undefined) throw compressed;
  const { body } = request;
  if (body.length * MAX_BYTES_PER_UNIT <= MAX_BODY_BYTES) return;
  const bytes = Buffer.byteLength(body);
  if (bytes > MAX_BODY_BYTES) throw bodyTooLarge(bytes);
}

function asSqsError(error: unknown): SqsError {
  if (error instanceof SqsError) return error;
  return new SqsError('InternalFailure', `msw-sqs failed to answer, which is a fault of msw-sqs and not of your code: ${String(error)}`);
}
