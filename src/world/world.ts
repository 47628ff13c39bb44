import { ACTIONS } from '../actions';
import type { ActionContext } from '../actions/action';
import { limits } from '../core/limits';
import { Queues, type QueueRules } from '../core/queues';
import { regionalOrigin } from '../core/sqs-hosts';
import { nodeDigest } from '../system/node-digest';
import { quiescence } from '../system/quiescence';
import { seededRandom } from '../system/seeded-random';
import { standingTime } from '../system/standing-time';
import { systemTime } from '../system/system-time';
import { WorldClock } from '../system/world-clock';
import { createCallLog, type CallLog } from '../testing/calls/call-log';
import { createJournalLog, type JournalLog } from '../testing/journal/journal-log';
import type { TestWorld } from '../testing/queues/test-world';
import { isPending } from '../transport/is-pending';
import { createResponder } from '../transport/respond';
import type { SqsHttpHandler } from '../transport/sqs-http';
import { queueOfText, type Owner } from './queue-of-text';
import type { SqsOptions } from './sqs-options';

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
}

/** Puts a world together: model, actions, protocols, clock and journal. */
export function createWorld(options: SqsOptions, { owner, seed, keepAlive }: WorldSettings): World {
  let activity = 0;
  const random = seededRandom(seed);
  const journal = createJournalLog(options);
  const source = options.clock === 'virtual' ? standingTime() : systemTime({ keepAlive });
  const clock = new WorldClock(source, () => quiescence(() => activity));
  const queues = new Queues(rulesOf(options), { clock, random, digest: nodeDigest, record: journal.record });
  const calls = createCallLog({ limits: options, now: () => clock.now() });
  const { accountsFromAccessKeys } = options;
  const model = { actions: ACTIONS, queues, clock, digest: nodeDigest, random };
  const respond = createResponder({ ...owner, ...model, accountsFromAccessKeys, onCall: calls.record });
  const forget = (): void => [journal, calls].forEach((log) => log.clear());
  const caller = { ...owner, senderId: SENDER_ID, origin: regionalOrigin(owner.region) };

  return {
    clock,
    journal,
    calls,
    queues,
    handler(request) {
      activity++;
      clock.catchUp();
      const answer = respond(request);
      return isPending(answer) ? answer.finally(() => activity++) : answer;
    },
    context: () => ({ queues, caller, digest: nodeDigest, nowMs: clock.now(), signal: undefined }),
    reset() {
      clock.reset();
      queues.reset(clock.now());
      forget();
    },
    clear() {
      queues.clear();
      clock.reset();
      forget();
    },
    nowMs: () => clock.now(),
    ...lookUps(queues, owner),
  };
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
