import type { SqsChaos } from '../chaos/sqs-chaos';
import type { Start } from '../chaos/processes';
import type { Diagnosis } from '../doctor/diagnosis';
import type { SqsClock } from '../system/time/sqs-clock';
import type { SqsCall } from '../testing/calls/call-log';
import type { Command, CommandInput } from '../testing/calls/command';
import type { JournalLog } from '../testing/journal/journal-log';
import type { QueueView } from '../testing/queues/queue-view';
import type { SettleOptions } from '../testing/settling/settle';
import { markWorld, worldBehind } from '../testing/world/test-world';
import { listening } from '../transport/in-process/listening';
import type { MswRequestHandler } from '../transport/msw/msw-request-handler';
import type { SqsHttpHandler } from '../transport/sqs-http';
import type { QueueDefinition } from './queue-definition';
import type { QueueOptions } from './queue-options';
import type { SqsOptions } from './sqs-options';
import { lazyChaos } from './lazy-chaos';
import { LazyWorld, type WorldTraits } from './lazy-world';
import { loadDoctor } from './load-doctor';
import type { WorldRest } from './world';
import { loadEngine } from './load-engine';
import { loadTrace } from './load-trace';
import { runIsolated, type RunArguments, type RunOptions } from './run-isolated';
import type { PopulatedWorld } from './populated-world';

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
  /**
   * What SQS and the network do to the calls: faults, made by the functions of `msw-sqs/chaos`. They end with `reset()`.
   *
   * @example
   * sqs.chaos.use(duplicateDelivery({ queue: 'orders', probability: 0.1 }));
   */
  readonly chaos: SqsChaos;
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
   * SQS' time runs as needed, and fake timers with it; messages in a dead-letter queue that nobody polls count as done. While somebody
   * who was given a message may be at work, time does not go on before `patience` of real time is over without a call.
   *
   * @param options.within - how much of SQS' time it may take; default `'1h'`
   * @param options.patience - how much real time a consumer may work without calling SQS; default `'1s'`, three times that where nobody else receives
   * @throws Error that says who is stuck, and what to write; TypeError for other options
   *
   * @example
   * await sqs.settle();
   * expect(orders).toHaveDeleted({ orderId: 42 });
   */
  settle(options?: SettleOptions): Promise<void>;
  /**
   * Starts a process of the program that may die: when the fault `consumerDies` befalls one of its calls, that and all its later ones
   * never return, and it is started anew a second of SQS' time later.
   *
   * @param name - as reports call it
   * @param start - starts it; when it returns a function, that stops it
   * @returns a function that stops it, whichever incarnation it is in
   * @throws TypeError for what is no name or no function
   *
   * @example
   * const stop = sqs.process('worker', () => {
   *   const consumer = startConsumer();
   *   return () => consumer.stop();
   * });
   */
  process(name: string, start: Start): () => void;
  /**
   * Looks through what happened since the test began for misuses of SQS: one finding for each queue and misuse.
   *
   * It judges the calls of the program; what a test does itself, with `sqs` or a queue, is no misuse.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-best-practices.html
   *
   * @example
   * expect(sqs.doctor().toText()).toBe('');
   */
  doctor(): Diagnosis;
  /**
   * Writes a page of what happened since the test began: queues and messages at every moment, and all calls. It opens from disk.
   *
   * @param file - path of the HTML file, from the current folder; what is there is replaced
   * @returns the file's full path
   * @throws TypeError for what is no path; Error when it cannot be written
   *
   * @example
   * sqs.trace('trace.html');
   */
  trace(file: string): string;
  /**
   * Runs a callback in a world of its own: the calls to SQS made there, and by all that begins there, do not see those outside.
   *
   * `sqs`, queues looked up outside and names given to matchers mean that world there. It begins with the queues that there are
   * outside, all of them empty, or with `options.queues`. At its end, calls that still wait are answered empty, and later ones are refused.
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
  /** The same with options: the queues to begin with, and others of `createSqs()`. */
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
  const { checkOptions, places } = loadEngine();
  checkOptions(places.createSqs, options);
  const { sqs } = createSqsIn(options);
  // Queues that SQS refuses are to fail here, not at the first call.
  void sqs.journal;
  return sqs;
}

/** An SQS, and the world behind it. */
export interface SqsInWorld {
  readonly sqs: Sqs;
  readonly world: LazyWorld;
}

/** What holds for an SQS besides its options. */
interface SqsHost extends WorldTraits {
  /** Called at the end of each `sqs.run()`; may throw. */
  readonly verify?: ((sqs: Sqs) => void) | undefined;
}

/**
 * {@link createSqs} for a test runner, and whoever else needs the world behind it.
 *
 * Its world is made when something first asks for it.
 */
export function createSqsIn(options: SqsOptions, { verify, ...family }: SqsHost = {}): SqsInWorld {
  const world = new LazyWorld(options, family);
  const { endpoints, advice, owner } = world.settings;
  const served = { endpoints, region: owner.region, otherAws: options.otherAws ?? ('warn' as const) };
  const intercepted = (of: LazyWorld): SqsHttpHandler => {
    advice.begin();
    const { handler, world: meant } = of.current;
    // A connection may have been opened elsewhere: whose call it is, is known here.
    return meant.existing?.chaos.processes.keeping(handler) ?? handler;
  };
  const shared: SharedParts = {
    ...listening(() => intercepted(world), { ...served, answering: () => loadEngine().answering, lineHere: family.watcher?.lineHere }),
    handlersOf: (of) => loadEngine().mswHandlers(() => intercepted(of), { ...served, watched: options.hangAfter !== false }),
    run: <T>(...given: RunArguments<Sqs, T>): Promise<T> =>
      runIsolated(given, world.current.world, { sqsOf: (of) => sqsOf(of, shared), verify }),
  };
  return { sqs: sqsOf(world, shared), world };
}

/** What is one for a world and all that begin within it. */
interface SharedParts extends Pick<Sqs, 'listen' | 'close' | 'run'> {
  readonly handlersOf: (world: LazyWorld) => () => MswRequestHandler[];
}

/** {@link Sqs} of the world that is meant where it is used. */
function sqsOf(lazy: LazyWorld, { handlersOf, ...shared }: SharedParts): Sqs {
  const current = (): LazyWorld => lazy.current.world;
  const world = (): PopulatedWorld => current().open();
  let handlers: (() => MswRequestHandler[]) | undefined;
  const sqs: Sqs = {
    get handlers() {
      return (handlers ??= handlersOf(lazy))();
    },
    get handler() {
      return current().binding.handler;
    },
    get journal() {
      return world().journal;
    },
    get calls() {
      return world().calls.calls;
    },
    get clock() {
      return world().clock;
    },
    get seed() {
      return current().settings.seed;
    },
    get region() {
      return current().settings.owner.region;
    },
    get accountId() {
      return current().settings.owner.accountId;
    },
    ...shared,
    ...lazyChaos(world),
    ...requestsTo(world),
    reset: () => current().existing?.reset(),
    clear: () => current().existing?.clear(),
  };
  Object.defineProperty(sqs, FORK, {
    value: (changes: SqsOptions, settings: WorldRest) => forked(current().fork(changes, settings), { handlersOf, ...shared }),
  });
  return markWorld(sqs, world);
}

/** What a test asks of the world that is meant where it asks. */
function requestsTo(world: () => PopulatedWorld): Pick<Sqs, 'createQueue' | 'queue' | 'commandCalls' | 'settle' | 'doctor' | 'trace'> {
  return {
    createQueue: (name, definition = {}, view) => world().testQueues.create(name, definition, view),
    queue: (nameUrlOrArn, view) => world().testQueues.find(nameUrlOrArn, view),
    commandCalls: (command, input) => loadEngine().commandCalls(world().calls, command, input),
    settle: (options) => loadEngine().settle(world(), options),
    doctor: () => loadDoctor().diagnose(world()),
    trace: (file) => loadTrace().writeTrace(world(), file),
  };
}

// A symbol of the whole process: there may be two copies of this module (jest.resetModules).
const FORK = Symbol.for('msw-sqs.fork');

function forked(world: LazyWorld, shared: SharedParts): SqsInWorld {
  return { world, sqs: sqsOf(world, shared) };
}

/** The world that `sqs` means here. */
export function worldOf(sqs: Sqs): PopulatedWorld {
  return worldBehind(sqs)!.world as PopulatedWorld;
}

/** Another world within the one that `sqs` means here, with the changes; it begins with the same queues, all of them empty. */
export function forkOf(sqs: Sqs, changes: SqsOptions, settings: WorldRest): SqsInWorld {
  const { [FORK]: fork } = sqs as Sqs & { readonly [FORK]: (changes: SqsOptions, settings: WorldRest) => SqsInWorld };
  return fork(changes, settings);
}
