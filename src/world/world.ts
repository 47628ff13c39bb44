import { ACTIONS } from '../actions';
import type { ActionContext } from '../actions/action';
import { limits } from '../core/limits';
import { Queues, type QueueRules } from '../core/queues';
import { SqsError } from '../core/sqs-error';
import { regionalOrigin } from '../core/sqs-hosts';
import { createActivity, type Activity } from '../system/time/activity';
import { nodeDigest } from '../system/node-digest';
import { quiescence } from '../system/time/quiescence';
import { seededRandom } from '../system/seeded-random';
import { virtualTime } from '../system/time/virtual-time';
import { systemTime } from '../system/time/system-time';
import { WorldClock } from '../system/time/world-clock';
import { createCallLog, type CallLog } from '../testing/calls/call-log';
import { createJournalLog, type JournalLog } from '../testing/journal/journal-log';
import type { TestWorld } from '../testing/world/test-world';
import { isPending } from '../transport/is-pending';
import { createResponder } from '../transport/respond';
import type { SqsHttpHandler, SqsHttpRequest } from '../transport/sqs-http';
import { HangWatch } from './hangs/hang-watch';
import { queueOfText, type Owner } from './queue-of-text';
import type { SqsOptions } from './sqs-options';
import { createWorldObservers } from './world-observers';

/** The sender of messages that a test sends itself: a user id of IAM's form. */
const SENDER_ID = 'AIDAMSWSQSTESTXXXXXXX';

/** Whether a parked long poll keeps the process alive, and whose queues bare names mean. */
export interface WorldSettings {
  readonly owner: Owner;
  readonly seed: number;
  readonly keepAlive: boolean;
}

/** The parts of a world, put together. */
export interface World extends TestWorld {
  readonly clock: WorldClock;
  readonly journal: JournalLog;
  readonly calls: CallLog;
  readonly queues: Queues;
  /** Answers requests to SQS, however they arrive. */
  readonly handler: SqsHttpHandler;
  /** What actions need that a test takes itself. */
  context(): ActionContext;
  /** Drops messages, journal and time travel; queues stay. */
  reset(): void;
  /** Drops everything. */
  clear(): void;
  /** Lets go of the time: nobody is left who waits. */
  stop(): void;
}

/** Puts a world together: model, actions, protocols, clock and journal. */
export function createWorld(options: SqsOptions, settings: WorldSettings): World {
  const { owner } = settings;
  const onWait = (): void => {
    clock.callWaits();
    hangs.callWaits();
  };
  const parts = createModel(options, { ...settings, onWait });
  const { random, activity, journal, calls, clock, queues } = parts;
  const { accountsFromAccessKeys } = options;
  const model = { actions: ACTIONS, queues, clock, digest: nodeDigest, random };
  const observers = createWorldObservers(calls);
  const respond = createResponder({ ...owner, ...model, accountsFromAccessKeys, onCall: observers.record });
  const empty = (drop: () => void): void => {
    observers.emptied();
    clock.reset();
    drop();
    for (const log of [journal, calls, hangs]) log.clear();
  };
  const caller = { ...owner, senderId: SENDER_ID, origin: regionalOrigin(owner.region) };
  const world: World = {
    ...parts,
    handler: (request) => {
      activity.rise();
      clock.catchUp();
      return watched(request, respond, { activity, hangs });
    },
    context: () => ({ queues, caller, digest: nodeDigest, nowMs: clock.now(), signal: undefined }),
    observe: observers.observe,
    reset: () => empty(() => queues.reset(clock.now())),
    clear: () => empty(() => queues.clear()),
    stop: () => [clock, hangs].forEach((part) => part.stop()),
    takeHungRetries: () => hangs.takeHungRetries(),
    nowMs: () => clock.now(),
    ...lookUps(queues, owner),
  };
  const hangs = new HangWatch(world, options);
  return world;
}

function createModel(options: SqsOptions, { seed, keepAlive, onWait }: WorldSettings & { readonly onWait: () => void }) {
  const activity = createActivity();
  const random = seededRandom(seed);
  const journal = createJournalLog(options);
  const calls = createCallLog({ limits: options, now: () => clock.now(), onWait });
  const clock = new WorldClock(options.clock === 'virtual' ? virtualTime() : systemTime({ keepAlive }), {
    breathe: () => quiescence(() => activity.count),
    autoAdvance: options.autoAdvance,
    waiting: () => calls.waitingCount,
    failed: (error) => failPolls(queues, error),
  });
  const queues = new Queues(rulesOf(options), { clock, random, digest: nodeDigest, record: journal.record });
  return { random, activity, journal, calls, clock, queues, moveTasks: queues.moveTasks };
}

/** An answer, and what is to be told of it. */
function watched(request: SqsHttpRequest, respond: SqsHttpHandler, { activity, hangs }: { activity: Activity; hangs: HangWatch }) {
  hangs.arrives(request);
  const answer = respond(request);
  if (!isPending(answer)) {
    hangs.answered(request, answer);
    return answer;
  }
  return answer.then((response) => {
    activity.rise();
    hangs.answered(request, response);
    return response;
  });
}

/** A poll whose wait cannot be skipped must not wait for ever. */
function failPolls(queues: Queues, error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const failure = new SqsError('WaitAborted', `autoAdvance cannot move the clock for this call: ${reason}`);
  for (const queue of queues.all()) queue.close(failure);
}

function lookUps(queues: Queues, owner: Owner): Pick<TestWorld, 'find' | 'resolve' | 'all'> {
  return {
    find: (arn) => queues.find(arn),
    resolve: (text) => queueOfText(text, owner, queues),
    all: () => queues.all(),
  };
}

function rulesOf({ strict = false, autoCreateQueues = false, maximumMessageSize }: SqsOptions): QueueRules {
  return { strict, autoCreateQueues, maximumMessageSizeBytes: maximumMessageSize ?? limits.maximumMessageSizeBytes.max };
}
