import { ACTIONS } from '../actions';
import type { Call } from '../calls/call';
import type { ActionContext } from '../actions/action';
import { Calls } from '../calls/calls';
import { Chaos } from '../chaos/chaos';
import { chaosOf, tellChaos } from '../chaos/chaos-of';
import type { EpochMs } from '../core/clock';
import type { JournalEvent } from '../core/journal';
import { limits } from '../core/limits';
import { openingEvents } from '../core/opening-events';
import type { Queue } from '../core/queue';
import { queueArn } from '../core/queue-address';
import { Queues, type QueueRules } from '../core/queues';
import { SqsError } from '../core/sqs-error';
import type { StateRecord } from '../core/state-record';
import { restoreState } from '../core/state-records';
import { regionalOrigin } from '../core/sqs-hosts';
import { TEST_SENDER } from '../core/test-sender';
import { fakeTimers } from '../system/time/fake-timers';
import { Activity } from '../system/time/activity';
import { nodeDigest } from '../system/node-digest';
import type { Mover } from '../system/time/moves';
import { untilIdle } from '../system/time/until-idle';
import { seededRandom } from '../system/seeded-random';
import { virtualTime } from '../system/time/virtual-time';
import { systemTime } from '../system/time/system-time';
import { WorldClock } from '../system/time/world-clock';
import { Consumers } from '../testing/settling/consumers';
import { createCallLog, NO_CALLS, type CallLog } from '../testing/calls/call-log';
import { createJournalLog, type JournalLog } from '../testing/journal/journal-log';
import type { TestWorld } from '../testing/world/test-world';
import type { Endpoints } from '../transport/endpoints';
import { createResponder } from '../transport/respond';
import type { SqsHttpHandler } from '../transport/sqs-http';
import type { Advice } from './advice';
import { adviseOnCalls } from './advise-on-calls';
import { HangWatch } from './hangs/hang-watch';
import { TakenMessages } from './taken-messages';
import { ownCaller } from './own-caller';
import { queueOfCall } from './queue-of-call';
import { queueOfText, type Owner } from './queue-of-text';
import type { SqsOptions } from './sqs-options';
import { underChaos } from './under-chaos';

const PATIENCE_MS = 1000;

/** Added to the seed: streams of their own, so that one more call does not change which message ids come, nor what is chosen. */
const REQUEST_IDS = 2 ** 40;
const CHOICES = 2 ** 41;

/** Whether a world can be asked for its calls. */
export interface CallKeeping {
  /** Default `true`. */
  readonly keepsCalls?: boolean | undefined;
}

/** Whether a parked long poll keeps the process alive, and whose queues bare names mean. */
export interface WorldSettings extends WorldRest, CallKeeping {
  readonly owner: Owner;
  readonly seed: number;
  /** Servers besides SQS' own that are SQS. */
  readonly endpoints: Endpoints;
  readonly advice: Advice;
  /** Who acts where it is asked: a test. */
  readonly mover: () => Mover | undefined;
}

/** How a world finds out that nobody acts any more. */
export interface WorldRest {
  /**
   * Lets calls in progress act until they are done or wait. Default: until nobody in this process can act, as far as it tells.
   *
   * Whoever knows more of the program, as that all its timers are moved, may give one that is quicker, and `patienceMs: 0` with it.
   */
  readonly flushCalls?: ((activity: () => number) => Promise<void>) | undefined;
  /** Real time that `settle` gives a consumer which works without calling SQS. Default 1,000 ms; with 0 it gives none. */
  readonly patienceMs?: number | undefined;
  /** Whether it is of a run of `explore`. */
  readonly isExplored?: boolean | undefined;
}

/** The parts of a world, put together. */
export interface World extends TestWorld {
  readonly clock: WorldClock;
  readonly journal: JournalLog;
  readonly calls: CallLog;
  readonly queues: Queues;
  /** What befalls its calls. */
  readonly chaos: Chaos;
  /** Answers requests to SQS, however they arrive. */
  readonly handler: SqsHttpHandler;
  /** What actions need that a test takes itself. */
  context(): ActionContext;
  /** Drops messages, journal and time travel; queues stay. */
  reset(): void;
  /** The same between two tests: who goes on with a message of the first is told of it. */
  resetForNextTest(): void;
  /** Drops everything. */
  clear(): void;
  /** Exchanges everything for what records tell; the clock then shows `atMs`. */
  restore(records: readonly StateRecord[], atMs: EpochMs): void;
  /** Lets go of the time: nobody is left who waits. */
  stop(): void;
}

/** Puts a world together: model, actions, protocols, clock and journal. */
export function createWorld(options: SqsOptions, settings: WorldSettings): World {
  const { owner } = settings;
  const { writer, ...parts } = createModel(options, settings);
  const { liveCalls, clock, queues, consumers } = parts;
  const calls = settings.keepsCalls === false ? NO_CALLS : createCallLog(liveCalls, options);
  const { empty, onEmptied } = emptying((drop) => {
    clock.reset();
    writer.beginAnew(drop);
    for (const log of [calls, hangs, consumers]) log.clear();
    parts.chaos.reset();
  });
  const caller = { ...owner, senderId: TEST_SENDER, origin: regionalOrigin(owner.region) };
  const handler = noticed(responderOf(parts, owner, options), parts);
  const world: World = {
    ...parts,
    ...given(settings),
    calls,
    record: writer.record,
    handler,
    ...underChaos(parts.chaos),
    call: ownCaller(handler, owner),
    context: () => ({ queues, caller, digest: nodeDigest, nowMs: clock.now(), signal: undefined }),
    onEmptied,
    reset: () => empty(() => queues.reset(clock.now()), false),
    resetForNextTest() {
      parts.taken.take(clock.now());
      world.reset();
    },
    clear: () => empty(() => queues.clear(), true),
    restore: (records, atMs) => empty(() => restored(records, atMs, parts), true),
    stop: () => [clock, hangs].forEach((part) => part.stop()),
    takeHungRetries: () => hangs.takeHungRetries(),
    nowMs: () => clock.now(),
    ...lookUps(queues, owner),
  };
  const hangs = new HangWatch(world, options);
  subscribe(parts, hangs, settings);
  return world;
}

const given = ({ mover, patienceMs = PATIENCE_MS, isExplored = false }: WorldSettings) => ({ mover, patienceMs, isExplored });

/** Makes the queues that records tell of, in place of all others. @returns what the journal then begins with */
function restored(records: readonly StateRecord[], atMs: EpochMs, { queues, clock }: Pick<World, 'queues' | 'clock'>): JournalEvent[] {
  queues.clear();
  clock.goOnAt(atMs);
  restoreState(records, queues, clock.now());
  return openingEvents(queues, clock.now());
}

/** Tells that somebody calls. */
function noticed(respond: SqsHttpHandler, { activity, clock }: Pick<World, 'activity' | 'clock'>): SqsHttpHandler {
  return (request) => {
    activity.increment();
    clock.catchUp();
    return respond(request);
  };
}

function responderOf(
  { queues, clock, requestIds, chaos, liveCalls }: Omit<ReturnType<typeof createModel>, 'writer'>,
  owner: Owner,
  { accountsFromAccessKeys }: SqsOptions,
): SqsHttpHandler {
  const model = { actions: ACTIONS, queues, clock, digest: nodeDigest, random: requestIds, weather: chaos };
  return createResponder({ ...owner, ...model, accountsFromAccessKeys, calls: liveCalls });
}

/** Tells who is to be told before a world is emptied. */
function emptying(dropBy: (drop: () => readonly JournalEvent[] | void) => void) {
  const listeners = new Set<(everything: boolean) => void>();
  return {
    empty(drop: () => readonly JournalEvent[] | void, everything: boolean): void {
      for (const listener of listeners) listener(everything);
      dropBy(drop);
    },
    onEmptied(listener: (everything: boolean) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Lets the parts of a world learn of each other. */
function subscribe(
  { activity, liveCalls, clock, queues, journal, consumers, chaos, taken }: Omit<ReturnType<typeof createModel>, 'writer'>,
  hangs: HangWatch,
  settings: WorldSettings,
): void {
  liveCalls.observe({ ended: () => activity.increment() });
  liveCalls.observe(hangs);
  liveCalls.observe(consumers);
  journal.subscribe((event) => consumers.happened(event));
  adviseOnCalls({ liveCalls, queues, taken, activity }, settings);
  activity.onWait(() => hangs.receiveWaits());
  clock.skipsFor({
    // Calls that are held, and processes that are dead, count as work, and wait for time.
    isAwaited: () => {
      const waits = isAwaited(queues) || isToBeHandled(queues, clock.now()) || chaos.waiting > 0;
      return waits && !activity.isBusy;
    },
    onWait: (listener) => activity.onWait(listener),
    failed: (error) => failPolls(queues, error),
  });
}

function createModel(options: SqsOptions, { seed, mover, flushCalls = untilIdle }: WorldSettings) {
  const activity = new Activity();
  const random = seededRandom(seed);
  const writer = createJournalLog(options);
  const clock = new WorldClock(options.clock === 'virtual' ? virtualTime() : systemTime(), {
    flushCalls: () => flushCalls(() => activity.count),
    autoAdvance: options.autoAdvance,
    mover,
  });
  const environment = { clock, random, digest: nodeDigest, record: writer.record, onWait: () => activity.waits() };
  tellChaos(options.chaos, seed);
  const chaos: Chaos = new Chaos({
    clock,
    random: () => seededRandom(seed + CHOICES),
    record: writer.record,
    work: (name) => activity.hold(name),
    queueOf: (call) => foundQueue(call, queues),
    queues: () => queues.all(),
    arnOf: (call) => arnOfCall(call, queues),
    rules: chaosOf(options.chaos),
    timersAreReal: () => fakeTimers() === undefined,
    onHold: () => activity.waits(),
  });
  const queues: Queues = new Queues(rulesOf(options), { ...environment, decisions: chaos });
  const liveCalls = new Calls({ now: () => clock.now(), current: queues.currentCall });
  return {
    seed,
    writer,
    requestIds: seededRandom(seed + REQUEST_IDS),
    activity,
    consumers: new Consumers((receive) => foundQueue(receive, queues)?.arn),
    chaos,
    journal: writer.log,
    liveCalls,
    clock,
    queues,
    taken: new TakenMessages(queues),
    moveTasks: queues.moveTasks,
  };
}

function foundQueue(call: Call, queues: Queues): Queue | undefined {
  const identity = queueOfCall(call, queues);
  return identity && queues.findByName(identity);
}

/** Of a call that is about no queue, the ARN of all queues that its caller has. */
function arnOfCall(call: Call, queues: Queues): string {
  return queueArn(queueOfCall(call, queues) ?? { ...call.caller, name: '*' });
}

function isAwaited(queues: Queues): boolean {
  for (const { waiting } of queues.all()) if (waiting > 0) return true;
  return false;
}

/** Whether there are messages for an event source mapping, now or later. */
function isToBeHandled(queues: Queues, nowMs: number): boolean {
  for (const queue of queues.all()) if (queues.isWatched(queue.arn) && queue.messages(nowMs).length > 0) return true;
  return false;
}

/** A poll whose wait cannot be skipped must not wait for ever. */
function failPolls(queues: Queues, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const failure = new SqsError('WaitAborted', `autoAdvance cannot move the clock for this call: ${reason}`);
  for (const queue of queues.all()) queue.close(failure);
}

function lookUps(queues: Queues, owner: Owner): Pick<TestWorld, 'find' | 'resolve' | 'all' | 'isAwaited' | 'watch' | 'isWatched'> {
  return {
    isAwaited: () => isAwaited(queues),
    watch: (arn, listener) => queues.watch(arn, listener),
    isWatched: (arn) => queues.isWatched(arn),
    find: (arn) => queues.find(arn),
    resolve: (text) => queueOfText(text, owner, queues),
    all: () => queues.all(),
  };
}

function rulesOf({ strict = false, autoCreateQueues = false, maximumMessageSize }: SqsOptions): QueueRules {
  return { strict, autoCreateQueues, maximumMessageSizeBytes: maximumMessageSize ?? limits.maximumMessageSizeBytes.max };
}
