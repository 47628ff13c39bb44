import { ACTIONS } from '../actions';
import type { ActionContext } from '../actions/action';
import { limits } from '../core/limits';
import { queueUrl } from '../core/queue-address';
import { Queues } from '../core/queues';
import { nodeDigest } from '../system/node-digest';
import { quiescence } from '../system/quiescence';
import { seededRandom } from '../system/seeded-random';
import { standingTime } from '../system/standing-time';
import { systemTime } from '../system/system-time';
import { WorldClock } from '../system/world-clock';
import { createJournalLog, type JournalLog } from '../testing/journal-log';
import type { TestWorld } from '../testing/test-world';
import { createResponder } from '../transport/respond';
import type { SqsHttpHandler } from '../transport/sqs-http';
import { queueOfText, type Owner } from './queue-of-text';
import type { SqsOptions } from './sqs-options';

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
  const journal = createJournalLog({ maxEvents: options.journalEvents });
  const source = options.clock === 'virtual' ? standingTime() : systemTime({ keepAlive });
  const clock = new WorldClock(source, () => quiescence(() => activity));
  const queues = new Queues(
    {
      strict: options.strict ?? false,
      autoCreateQueues: options.autoCreateQueues ?? false,
      maximumMessageSizeBytes: options.maximumMessageSize ?? limits.maximumMessageSizeBytes.max,
    },
    { clock, random, digest: nodeDigest, record: journal.record },
  );
  const { accountsFromAccessKeys } = options;
  const respond = createResponder({ ...owner, accountsFromAccessKeys, actions: ACTIONS, queues, clock, digest: nodeDigest, random });
  const caller = { ...owner, senderId: 'AIDAMSWSQSTESTXXXXXXX', origin: originOf(owner) };

  return {
    clock,
    journal,
    queues,
    async handler(request) {
      activity++;
      clock.catchUp();
      try {
        return await respond(request);
      } finally {
        activity++;
      }
    },
    context: () => ({ queues, caller, digest: nodeDigest, nowMs: clock.now(), signal: undefined }),
    reset() {
      clock.reset();
      queues.reset(clock.now());
      journal.clear();
    },
    clear() {
      queues.clear();
      clock.reset();
      journal.clear();
    },
    nowMs: () => clock.now(),
    find: (arn) => queues.find(arn),
    resolve: (text) => queueOfText(text, owner, queues),
    all: () => queues.all(),
  };
}

/** Where AWS serves SQS in the owner's region. */
function originOf({ region }: Owner): string {
  return `https://sqs.${region}.amazonaws.com`;
}

/** The URL under which AWS would serve a queue. */
export function awsQueueUrl(identity: Owner & { readonly name: string }): string {
  return queueUrl(identity, originOf(identity));
}
