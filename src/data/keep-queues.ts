import type { EpochMs } from '../core/clock';
import type { StateRecord } from '../core/state-record';
import { nodeDigest } from '../system/node-digest';
import { notice } from '../system/process/notice';
import type { SqsHttpHandler } from '../transport/sqs-http';
import { seededRandom } from '../system/seeded-random';
import type { SqsOptions } from '../world/sqs-options';
import { createSqsIn, type Sqs } from '../world/sqs';
import type { PopulatedWorld } from '../world/populated-world';
import type { CallKeeping } from '../world/world';
import { damaged } from './version-of-file';
import { cannotKeep, openDataFolder, type DataFolder, type DataFolderOptions } from './data-folder';
import { clockOf, QueueKeeper, type KeptWorld } from './queue-keeper';
import { ofAnotherOwner } from './of-another-owner';
import { redefinedAttributes } from './redefined-attributes';
import { savedBeforeAnswer } from './saved-before-answer';
import { isOfSystem } from './sqlite';

/** Added to the seed: ids of answers that say that nothing can be written. */
const REQUEST_IDS = 2 ** 42;

/** An SQS whose queues outlive the process. */
export interface KeptSqs {
  readonly sqs: Sqs;
  /** Answers when what a call changed is written. */
  readonly handler: SqsHttpHandler;
  /** Resolves when all that happened until now is written. @throws Error when it cannot be */
  saved(): Promise<void>;
  /** Writes what is left, and lets go of the folder. */
  close(): void;
}

/**
 * An SQS that goes on with the queues of a folder, and keeps its own there: their time has gone on meanwhile.
 *
 * Queues of the options that the folder does not have are created, the others get the attributes that are given.
 *
 * @throws Error when the folder cannot be had, or its file is damaged or not ours
 */
export function keepQueues(path: string, options: SqsOptions, { keepsCalls, ...how }: DataFolderOptions & CallKeeping): KeptSqs {
  const folder = openDataFolder(path, how);
  try {
    return goOn(folder, options, { keepsCalls });
  } catch (error) {
    folder.close();
    throw isOfSystem(error) ? cannotKeep(path, error) : error;
  }
}

function goOn(folder: DataFolder, { seed, ...options }: SqsOptions, calls: CallKeeping): KeptSqs {
  const { path, database, close } = folder;
  const { clock } = database;
  // Ids that were given must not be given again.
  const { sqs, world: lazy } = createSqsIn({ ...options, seed: seed === undefined ? undefined : seed + (clock?.starts ?? 0) }, calls);
  const world = lazy.open();
  // Time that stands still stood still meanwhile.
  const goesOnAtMs = clock === undefined || options.clock === 'virtual' ? undefined : world.clock.now() + clock.aheadMs;
  const startAtMs = clock && Math.max(clock.showsMs, goesOnAtMs ?? 0);
  // Where the system's clock was set back, time goes on from what was shown; that is no time travel, which would go on when it is right again.
  const setBackMs = goesOnAtMs === undefined ? 0 : startAtMs! - goesOnAtMs;
  const kept = { ...world, clock: clockWithout(setBackMs, world.clock) };
  const keeper = new QueueKeeper(database, kept, (error) =>
    notice(
      `msw-sqs cannot write to ${path}: ${(error as Error).message}. Until it can, calls are answered with 503, and nothing is lost: ` +
        `what was not written was not acknowledged.`,
    ),
  );
  if (startAtMs === undefined) keeper.keepAll();
  else {
    restore(folder, world, startAtMs);
    populate(world, sqs);
    keeper.isRestored();
  }
  database.start(clockOf(kept.clock));
  const requestIds = seededRandom(sqs.seed + REQUEST_IDS);
  keeper.save();
  return {
    sqs,
    handler: savedBeforeAnswer(sqs.handler, keeper, () => requestIds.uuid()),
    saved: () => keeper.saved(),
    close() {
      keeper.close();
      close();
    },
  };
}

/** Creates and changes the queues that the options ask for, and tells what somebody would wonder at. */
function populate(world: PopulatedWorld, owner: Pick<Sqs, 'region' | 'accountId'>): void {
  const arns = Array.from(world.queues.all(), ({ arn }) => arn);
  const redefined = redefinedAttributes(world.queues, () => world.populate());
  for (const text of [ofAnotherOwner(arns, owner), ...redefined]) if (text !== undefined) notice(text);
}

/** A clock that tells how far it is ahead without what made up for a clock of the system that was set back. */
function clockWithout(setBackMs: number, clock: PopulatedWorld['clock']): KeptWorld['clock'] {
  return {
    now: () => clock.now(),
    onMoved: (listener) => clock.onMoved(listener),
    get aheadMs() {
      return Math.max(0, clock.aheadMs - setBackMs);
    },
  };
}

/** @throws Error that names the file when it holds what was never written to it */
function restore({ path, database }: DataFolder, world: PopulatedWorld, atMs: EpochMs): void {
  try {
    const records = [...database.records()];
    for (const record of records) checkBody(record);
    world.restore(records, atMs);
  } catch (error) {
    throw damaged(path, error);
  }
}

/** @throws Error when the body of a message is not the one that was sent: SQLite sees only damage to how its pages are built */
function checkBody(record: StateRecord): void {
  if (record.kind !== 'message' || nodeDigest.md5(record.message.body) === record.message.md5OfBody) return;
  throw new Error(`the body of message ${record.message.id} is not the one that was sent`);
}
