import type { ActionName } from '../../api/shapes';
import type { CallScope } from '../../calls/call';
import type { Calls } from '../../calls/calls';
import type { EpochMs } from '../../core/clock';
import type { Recorder } from '../../core/journal';
import type { Queue } from '../../core/queue';
import type { MoveTasks } from '../../core/move-tasks';
import type { Activity } from '../../system/time/activity';
import type { Mover } from '../../system/time/moves';
import type { WorldClock } from '../../system/time/world-clock';
import type { CallLog } from '../calls/call-log';
import type { JournalLog } from '../journal/journal-log';
import type { Consumers } from '../settling/consumers';
import type { JsonReader } from '../queues/schema-reader';

/** What a client learns of a call. */
export interface CallAnswer {
  /** Plain JSON; `undefined` when it failed. */
  readonly output?: Readonly<Record<string, unknown>> | undefined;
  /** The code that SQS answered with, or `'connectionLost'`. */
  readonly error?: { readonly code: string; readonly message: string; readonly mayBeTriedAgain: boolean } | undefined;
}

/** Which attempt a call is, of how many that one caller makes for the same. */
export interface CallAttempt {
  /** The same for all of them. */
  readonly invocation: string;
  /** From 1. */
  readonly attempt: number;
  readonly max: number;
}

/** What views and matchers ask of a world. */
export interface TestWorld {
  /** Every random choice follows from it. */
  readonly seed: number;
  readonly journal: JournalLog;
  /** The calls that reached it. */
  readonly calls: CallLog;
  /** The same as they come, wait and end. */
  readonly liveCalls: Calls;
  readonly clock: WorldClock;
  /** Who does something in it, and who waits. */
  readonly activity: Activity;
  /** Who was answered and has not called again, and whose event source mapping is disabled. */
  readonly consumers: Consumers;
  /** Real time that a consumer is given which works without calling SQS, in milliseconds; 0 where nobody works in real time. */
  readonly patienceMs: number;
  /** Whether it is of a run of `explore`, which chooses what befalls it. */
  readonly isExplored: boolean;
  readonly moveTasks: MoveTasks;
  /** Tells of SDKs that waited in vain on a fake timer to try again, and forgets them. */
  takeHungRetries(): string[];
  nowMs(): EpochMs;
  /** The queue of an ARN. */
  find(arn: string): Queue | undefined;
  /** The queue that a name, a URL or an ARN stands for. */
  resolve(text: string): Queue | undefined;
  /** Whether anybody waits for messages, by a call or otherwise. */
  isAwaited(): boolean;
  /** Who acts where it is asked: a test. */
  mover(): Mover | undefined;
  /** Takes down what happened. */
  readonly record: Recorder;
  /** The calls that faults hold back until time passes. @param why - as in "was held back, and …" */
  readonly held: { readonly size: number; end(why: string): void };
  /** How many calls and processes go on when time passes, and count as work until then. */
  heldWork(): number;
  /** Does something of the program that may end at any of its calls; told when it does. */
  mortal<R>(name: string, onDeath: () => void, work: () => R): R;
  /** Calls an action as a client does whose calls belong together, in the account and region of the queue. */
  call(action: ActionName, input: { readonly QueueUrl: string }, scope: CallScope, attempt?: CallAttempt): Promise<CallAnswer>;
  /** Calls `listener` whenever something is done with a queue; it must not act at once. @returns a function that ends it */
  watch(arn: string, listener: () => void): () => void;
  /** Whether anybody watches a queue: an event source mapping does. */
  isWatched(arn: string): boolean;
  /** All queues, of every account and region. */
  all(): Iterable<Queue>;
  /** Calls `listener` before it drops its messages, or everything. @returns a function that ends it */
  onEmptied(listener: (everything: boolean) => void): () => void;
}

// A symbol of the whole process: matchers and world may come from two copies of this module (jest.resetModules).
const WORLD = Symbol.for('msw-sqs.world');
const READER = Symbol.for('msw-sqs.json-reader');

/** Lets matchers find the world behind a queue view, or behind the `sqs` of a test; printers do not see it. */
export function markWorld<T extends object>(subject: T, world: () => TestWorld, jsonOf?: JsonReader): T {
  return Object.defineProperties(subject, { [WORLD]: { get: world }, [READER]: { value: jsonOf } });
}

/** The world behind something marked with {@link markWorld}, and when it is a queue view the ARN, and how its messages are read. */
export function worldBehind(
  subject: unknown,
): { readonly world: TestWorld; readonly arn: string | undefined; readonly jsonOf: JsonReader | undefined } | undefined {
  if (typeof subject !== 'object' || subject === null || !(WORLD in subject)) return undefined;
  const arn = 'arn' in subject && typeof subject.arn === 'string' ? subject.arn : undefined;
  return { world: subject[WORLD] as TestWorld, arn, jsonOf: READER in subject ? (subject[READER] as JsonReader | undefined) : undefined };
}
