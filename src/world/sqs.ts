import { runApart, type Fork, type RunArguments, type RunOptions } from './run-apart';
import { AsyncScope } from '../system/async-scope';
import { environmentDefaults } from '../system/environment/environment';
import { freshSeed } from '../system/fresh-seed';
import type { SqsClock } from '../system/time/sqs-clock';
import type { SqsCall } from '../testing/calls/call-log';
import type { Command, CommandInput } from '../testing/calls/command';
import { commandCalls } from '../testing/calls/command-calls';
import type { JournalLog } from '../testing/journal/journal-log';
import type { QueueView } from '../testing/queues/queue-view';
import { settle, type SettleOptions } from '../testing/settling/settle';
import { markWorld } from '../testing/world/test-world';
import { Endpoints } from '../transport/endpoints';
import { listening, type Listening } from '../transport/in-process/listening';
import { mswHandlers } from '../transport/msw/msw-handlers';
import type { MswRequestHandler } from '../transport/msw/msw-request-handler';
import type { SqsHttpHandler } from '../transport/sqs-http';
import { checkOptions } from '../options/check-options';
import { places } from '../options/places';
import type { QueueDefinition } from './queue-definition';
import type { QueueOptions } from './queue-options';
import type { SqsOptions } from './sqs-options';
import type { PopulatedWorld } from './populated-world';
import type { World, WorldSettings } from './world';
import { worldOnDemand, type Presence, type WorldOnDemand } from './world-on-demand';

/** Amazon SQS in memory: the queues of all accounts and regions that a test talks to. */
export interface Sqs {
  /**
   * Request handlers for the user's own MSW server, version 2 or 3; put them first.
   *
   * @example
   * const server = setupServer(...sqs.handlers, ...yourHandlers);
   */
  readonly handlers: MswRequestHandler[];
  /** Answers a request to SQS that arrived in a way of its own. */
  readonly handler: SqsHttpHandler;
  /** What happened, oldest first. */
  readonly journal: JournalLog;
  /** The calls that reached SQS, oldest first; what a test does itself, with `sqs` or a queue, is none. */
  readonly calls: readonly SqsCall[];
  /** Moves time: `await sqs.clock.advance('31s')`. */
  readonly clock: SqsClock;
  /** Every random choice follows from it: give it as an option to see a run again. */
  readonly seed: number;
  readonly region: string;
  readonly accountId: string;
  /** Answers this process' calls to SQS without an MSW server; when it does so already, it comes first again. */
  listen(): void;
  /** Ends `listen()`. Calls that still wait fail. */
  close(): void;
  /**
   * Creates a queue, or finds that it exists with these attributes.
   *
   * @param name - a name, or a queue URL or ARN to create it in another account or region
   * @throws SqsError as `CreateQueue` does, for example `QueueNameExists`
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
   *
   * @example
   * const orders = sqs.createQueue('orders', { VisibilityTimeout: 30, deadLetterQueue: 'orders-dlq', maxReceiveCount: 3 });
   */
  createQueue<Json = unknown>(name: string, definition?: QueueDefinition, options?: QueueOptions<Json>): QueueView<Json>;
  /**
   * A queue as it is now, by name, URL or ARN.
   *
   * @throws Error when there is none; it names the near ones
   *
   * @example
   * const orders = sqs.queue<Order>('orders', { schema });
   * orders.messages[0]?.json.orderId; // a number, says the type, and the schema sees to it
   */
  queue<Json = unknown>(nameUrlOrArn: string, options?: QueueOptions<Json>): QueueView<Json>;
  /**
   * The calls of one command, oldest first; with `input` only those whose input has all of it.
   *
   * @param command - the SDK's class, or its name
   * @throws TypeError for what is no command of SQS
   *
   * @example
   * const [first] = sqs.commandCalls(SendMessageCommand, { MessageBody: 'order 42' });
   */
  commandCalls<Input extends object = Readonly<Record<string, unknown>>>(
    command: Command<Input>,
    input?: CommandInput<Input>,
  ): readonly SqsCall<Input>[];
  /**
   * Waits until all work is done: no message is visible, delayed, in flight or with a consumer, and no move task runs.
   *
   * SQS' time runs as needed, and fake timers with it; consumers that work in real time are given some. Messages count as done that
   * rest in a dead-letter queue which nobody polls. When no call comes for about a second of real time, and nothing but time would
   * change anything, time goes on.
   *
   * @param options.within - how much of SQS' time it may take; default `'1h'`
   * @throws Error that says who is stuck, and what to write; TypeError for other options
   *
   * @example
   * await sqs.settle();
   * expect(orders).toHaveDeleted({ orderId: 42 });
   */
  settle(options?: SettleOptions): Promise<void>;
  /**
   * Runs a callback in a world of its own: the calls to SQS made there, and by all that begins there, do not see those outside.
   *
   * `sqs`, queues looked up outside and names given to matchers mean that world there. It begins with the queues that there are
   * outside, all of them empty, or with `options.queues`. At its end, calls that still wait are failed, and later ones are refused.
   *
   * @returns what the callback returns
   * @throws what the callback throws; TypeError for what is no callback
   *
   * @example
   * await Promise.all([1, 2].map((id) => sqs.run(async (sqs) => {
   *   await placeOrder(id);
   *   expect(sqs.queue('orders')).toHaveBeenSentTimes(1);
   * })));
   */
  run<T>(callback: (sqs: Sqs) => T | Promise<T>): Promise<T>;
  run<T>(options: RunOptions, callback: (sqs: Sqs) => T | Promise<T>): Promise<T>;
  /** Drops messages, journal, calls and time travel, and sends home who waits for messages; queues stay. */
  reset(): void;
  /** Drops everything, queues too. */
  clear(): void;
}

/**
 * Creates a world of SQS: separate from every other.
 *
 * @throws TypeError for options that cannot be
 *
 * @example
 * const sqs = createSqs({ queues: { orders: { VisibilityTimeout: 30 } } });
 * const server = setupServer(...sqs.handlers);
 */
export function createSqs(options: SqsOptions = {}): Sqs {
  checkOptions(places.createSqs, options);
  const { sqs } = createSqsIn(options, { keepAlive: true });
  // Queues that SQS refuses are to fail here, not at the first call.
  void sqs.journal;
  return sqs;
}

/** An SQS of a test runner's file. */
export interface RunnersSqs extends Fork<Sqs> {
  /** To be called when the file is over. */
  readonly stop: () => void;
  /** Which world is meant where, other than its own. */
  readonly scopes: AsyncScope<Presence>;
  /** The world that is meant where it is used, if anything has asked for it. */
  readonly made: () => World | undefined;
  /** Another world, with the queues of the outer one (default: the one that is meant here) unless the changes name some. */
  readonly fork: (changes?: RunOptions, outer?: WorldOnDemand) => Fork<Sqs>;
}

interface Surroundings {
  readonly keepAlive: boolean;
  /** Called at the end of each `sqs.run()`; may throw. */
  readonly verify?: ((sqs: Sqs) => void) | undefined;
  /** Of a fork: where it comes from. */
  readonly from?: { readonly outer: WorldOnDemand; readonly copies: boolean; readonly scopes: AsyncScope<Presence> };
}

/**
 * {@link createSqs} for a test runner, whose process a parked long poll need not keep alive.
 *
 * Its world is made when something first asks for it: most test files have nothing to do with SQS.
 */
export function createSqsIn(options: SqsOptions, surroundings: Surroundings): RunnersSqs {
  const { seed, ...owner } = settingsOf(options);
  const { keepAlive, verify, from } = surroundings;
  const endpoints = from?.outer.settings.endpoints ?? endpointsOf(options);
  const scopes = from?.scopes ?? new AsyncScope<Presence>();
  const own = worldOnDemand(options, { owner, seed, keepAlive, endpoints }, { ...from, here: () => here().world });
  const here = (): Presence => {
    const present = scopes.current;
    return present?.world.isWithin(own) === true ? present : own.presence;
  };
  const fork = (changes: RunOptions = {}, outer = here().world): Fork<Sqs> => {
    const inner = createSqsIn(
      { ...outer.options, ...changes },
      { ...surroundings, from: { outer, copies: changes.queues === undefined, scopes } },
    );
    // What it intercepts, and what it runs apart, is one with the outer one.
    Object.assign(inner.sqs, { listen: sqs.listen, close: sqs.close, run: sqs.run });
    return inner;
  };
  const run = <T>(...given: RunArguments<Sqs, T>): Promise<T> => runApart(given, { fork, scopes, verify });
  const { region } = owner;
  const handlers = mswHandlers(() => here().handler, { endpoints, region, watched: options.hangAfter !== false });
  const sqs = sqsOf(here, {
    run,
    handlers,
    ...listening(() => here().handler, { endpoints, region, otherAws: options.otherAws ?? 'warn' }),
  });
  return { sqs, own, scopes, fork, made: () => here().world.made?.world, stop: () => own.made?.world.stop() };
}

interface SqsParts extends Pick<Sqs, 'run'>, Listening {
  readonly handlers: () => MswRequestHandler[];
}

/** {@link Sqs} of the world that is meant where it is used. */
function sqsOf(here: () => Presence, { handlers, ...parts }: SqsParts): Sqs {
  const inside = (): PopulatedWorld => here().world.inside();
  const settings = (): WorldSettings => here().world.settings;
  const sqs: Sqs = {
    get handlers() {
      return handlers();
    },
    get handler() {
      return here().world.presence.handler;
    },
    get journal() {
      return inside().world.journal;
    },
    get calls() {
      return inside().world.calls.calls;
    },
    get clock() {
      return inside().world.clock;
    },
    get seed() {
      return settings().seed;
    },
    get region() {
      return settings().owner.region;
    },
    get accountId() {
      return settings().owner.accountId;
    },
    ...parts,
    createQueue: (name, definition = {}, view) => inside().queues.create(name, definition, view),
    queue: (nameUrlOrArn, view) => inside().queues.find(nameUrlOrArn, view),
    commandCalls: (command, input) => commandCalls(inside().world.calls, command, input),
    settle: (options) => settle(inside().world, options),
    reset: () => here().world.made?.world.reset(),
    clear: () => here().world.made?.clear(),
  };
  return markWorld(sqs, () => inside().world);
}

/** What options leave open comes from the environment. */
function settingsOf(options: SqsOptions) {
  const environment = environmentDefaults();
  const { region = environment.region, seed = freshSeed() } = options;
  return { accountId: options.accountId ?? '000000000000', region, seed };
}

function endpointsOf({ endpoints = environmentDefaults().endpoints }: SqsOptions): Endpoints {
  return new Endpoints([endpoints].flat());
}
