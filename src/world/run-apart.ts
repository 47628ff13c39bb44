import type { AsyncScope } from '../system/async-scope';
import { callScope } from '../transport/call-scope';
import { checkOptions } from '../options/check-options';
import { places } from '../options/places';
import type { SqsOptions } from './sqs-options';
import type { Presence, WorldOnDemand } from './world-on-demand';

/** What `sqs.run()` may change about its world. */
export type RunOptions = Omit<SqsOptions, 'endpoints' | 'otherAws'>;

/** What happens in a world of its own: a function, and before it options. */
export type RunArguments<S, T> =
  readonly [callback: (sqs: S) => T | Promise<T>] | readonly [options: RunOptions, callback: (sqs: S) => T | Promise<T>];

/** A world of its own, as a test has it. */
export interface Fork<S> {
  readonly sqs: S;
  readonly own: WorldOnDemand;
  readonly stop: () => void;
}

interface RunSurroundings<S> {
  readonly fork: (changes: RunOptions) => Fork<S>;
  readonly scopes: AsyncScope<Presence>;
  /** Called with its SQS when the callback has ended well; may throw. */
  readonly verify: ((sqs: S) => void) | undefined;
}

/** Runs a callback whose calls to SQS, and all that it begins, have a world of their own. */
export async function runApart<S, T>(given: RunArguments<S, T>, { fork, scopes, verify }: RunSurroundings<S>): Promise<T> {
  const { options, callback } = checked(given);
  const { sqs, own, stop } = fork(options);
  const calls = callScope({ handler: own.presence.handler, waiting: () => own.made?.world.liveCalls.waiting ?? [], explain: ended });
  try {
    const result = await scopes.run({ world: own, handler: calls.handler }, async () => callback(sqs));
    verify?.(sqs);
    return result;
  } finally {
    calls.end();
    stop();
  }
}

function checked<S, T>(given: RunArguments<S, T>) {
  const [options, callback] = given.length === 1 ? [{}, given[0]] : given;
  if (typeof callback !== 'function')
    throw new TypeError(`sqs.run() takes a function, but got ${typeof callback}. Write: await sqs.run(async (sqs) => { … })`);
  checkOptions(places.run, options);
  return { options, callback };
}

function ended(call: string, state: 'waiting' | 'late'): string {
  const what = state === 'waiting' ? 'was still waiting when its sqs.run() had ended' : 'came when the sqs.run() that began it had ended';
  return `${call} ${what}. Stop the consumer before the callback returns: consumer.stop({ abort: true }), or abort the signal given to client.send().`;
}
