import type { LazyWorld } from './lazy-world';
import { loadEngine } from './load-engine';
import type { SqsOptions } from './sqs-options';

/** What `sqs.run()` may change about its world. */
export type RunOptions = Omit<SqsOptions, 'endpoints' | 'otherAws'>;

/** What happens in a world of its own: a function, and before it options. */
export type RunArguments<S, T> =
  readonly [callback: (sqs: S) => T | Promise<T>] | readonly [options: RunOptions, callback: (sqs: S) => T | Promise<T>];

/** What isolated code is given, and what is asked of it in the end. */
export interface Isolation<S> {
  /** A world as a test has it. */
  readonly sqsOf: (world: LazyWorld) => S;
  /** Called when the callback has ended well; may throw. */
  readonly verify: ((sqs: S) => void) | undefined;
}

/** How many run at this moment. */
let running = 0;

const SHARED_TIMERS =
  "msw-sqs: several sqs.run() at a time share the fake timers of this test file: whoever moves one's clock moves the timers of all. " +
  "Leave the timers real, and give each a clock of its own: sqs.run({ clock: 'virtual' }, async (sqs) => { … }); or run one after the other.";

/**
 * Runs a callback whose calls to SQS, and all that it begins, have a world of their own.
 *
 * @param parent - the world in which it begins
 */
export async function runIsolated<S, T>(given: RunArguments<S, T>, parent: LazyWorld, { sqsOf, verify }: Isolation<S>): Promise<T> {
  const { options, callback } = checked(given);
  const world = parent.fork(options);
  const sqs = sqsOf(world);
  const { handler } = world.binding;
  running++;
  const tell = (): void => parent.settings.advice.give(running > 1 && loadEngine().fakeTimers() !== undefined ? SHARED_TIMERS : undefined);
  tell();
  const calls = loadEngine().callScope({ handler, waiting: () => world.existing?.liveCalls.waiting ?? [], explain: ended });
  try {
    const result = await world.run({ world, handler: calls.handler }, async () => callback(sqs));
    verify?.(sqs);
    return result;
  } finally {
    // It may have been the callback that faked them.
    tell();
    running--;
    calls.end();
    world.stop();
  }
}

function checked<S, T>(given: RunArguments<S, T>) {
  const [options, callback] = given.length === 1 ? [{}, given[0]] : given;
  if (typeof callback !== 'function')
    throw new TypeError(`sqs.run() takes a function, but got ${typeof callback}. Write: await sqs.run(async (sqs) => { … })`);
  const { checkOptions, places } = loadEngine();
  checkOptions(places.run, options);
  return { options, callback };
}

function ended(call: string): string {
  return `${call} came when the sqs.run() that began it had ended. Stop the consumer before the callback returns: consumer.stop({ abort: true }), or abort the signal given to client.send().`;
}
