import { keepQueues } from '../data/keep-queues';
import type { SqsHttpHandler } from '../transport/sqs-http';
import { createSqsIn, type Sqs } from '../world/sqs';
import type { SqsOptions } from '../world/sqs-options';
import type { CallKeeping } from '../world/world';

/** Which SQS is served, and where its queues are kept. */
export interface ServedSqsOptions extends SqsOptions {
  readonly sqs?: Sqs | undefined;
  readonly data?: string | undefined;
  readonly fsync?: boolean | undefined;
}

/** The SQS that a server answers for. */
export interface ServedSqs {
  readonly sqs: Sqs;
  readonly handler: SqsHttpHandler;
  /** Resolves when what happened is kept where it is to be kept. */
  saved(): Promise<void>;
  /** Called when nobody is answered any more. */
  stop(): void;
}

/** The SQS of a server: one that exists already, a new one, or one that goes on with the queues of a folder. */
export function servedSqs({ sqs, data, fsync = false, ...options }: ServedSqsOptions, calls: CallKeeping): ServedSqs {
  if (sqs !== undefined) {
    checkAlone({ data, ...options });
    return inMemory(sqs);
  }
  // Callers in other processes have timeouts of their own, and who moves a virtual clock may be a person.
  const all = { hangAfter: false, ...options } as const;
  if (data === undefined) return inMemory(newSqs(all, calls));
  const { close, ...kept } = keepQueues(data, all, { fsync, ...calls });
  return { ...kept, stop: close };
}

/** @throws Error that names the queue that SQS refuses */
function newSqs(options: SqsOptions, calls: CallKeeping): Sqs {
  const { sqs, world } = createSqsIn(options, calls);
  world.open();
  return sqs;
}

function inMemory(sqs: Sqs): ServedSqs {
  return { sqs, handler: sqs.handler, saved: () => Promise.resolve(), stop: () => {} };
}

/** @throws TypeError for options of a new SQS beside one that exists already */
function checkAlone(others: object): void {
  const misplaced = Object.entries(others).find(([, value]) => value !== undefined)?.[0];
  if (misplaced === undefined) return;
  const cure = misplaced === 'data' ? 'leave sqs out, and take the sqs of the server' : 'give it to createSqs instead';
  throw new TypeError(`startSqsServer was given both sqs and ${misplaced}, which is for a new one: ${cure}.`);
}
