import type { Caller } from '../../actions/action';
import type { ActionName } from '../../api/shapes';
import type { EpochMs } from '../../core/clock';
import type { SqsError } from '../../core/sqs-error';
import { plainValue } from '../values/plain-value';
import { bytesIn } from '../values/bytes-in';
import { journalLimits, type JournalLimits } from '../journal/journal-limits';
import { Ring } from '../journal/ring';

/** A call that reached SQS, and what came of it. */
export interface SqsCall<Input extends object = Readonly<Record<string, unknown>>> {
  readonly action: ActionName;
  /** Plain JSON, by SQS' names; binary values are base64 text. */
  readonly input: Input;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: EpochMs;
  readonly caller: Pick<Caller, 'accountId' | 'region'>;
  /** When it was answered; `undefined` while it waits, as long polls do. */
  readonly answeredAt: EpochMs | undefined;
  /** The answer as plain JSON; `undefined` while it waits, and when it failed. */
  readonly output: Readonly<Record<string, unknown>> | undefined;
  readonly error: SqsError | undefined;
  /** The form of a call in aws-sdk-client-mock: `call.args[0].input`. */
  readonly args: readonly [{ readonly input: Input }];
  /** `args[0]`, as that package's calls have it. */
  readonly firstArg: { readonly input: Input };
}

/** A call as it came. */
interface Called {
  readonly action: ActionName;
  readonly input: object;
}

/** Takes down what becomes of a call. */
export interface CallRecord {
  /** It is not answered at once. */
  waits(): void;
  /** It was answered: with an output, or with an error in its place. */
  answered(output: object | undefined, error?: SqsError): void;
}

/** The calls that reached a world, oldest first. */
export interface CallLog {
  /** The newest calls that are kept; a new array after each change. */
  readonly calls: readonly SqsCall[];
  /** How many older calls were dropped to bound memory. */
  readonly dropped: number;
  /** The calls that wait for their answer. */
  readonly waiting: readonly SqsCall[];
  /** How many these are. */
  readonly waitingCount: number;
  record(call: Called, caller: Caller): CallRecord;
  clear(): void;
}

interface CallLogOptions {
  readonly limits?: JournalLimits;
  readonly now: () => EpochMs;
  /** Told of each call that begins to wait. */
  readonly onWait?: (() => void) | undefined;
}

/** Creates an empty log that keeps its newest calls. */
export function createCallLog({ limits = {}, now, onWait }: CallLogOptions): CallLog {
  const ring = new Ring<Entry>(journalLimits(limits));
  let seen: readonly Entry[] = [];
  let calls: readonly SqsCall[] = [];
  const waiting = new Set<Entry>();
  const shownOf = (entry: Entry): SqsCall => (entry.shown ??= callOf(entry));
  return {
    get calls() {
      if (seen !== ring.items) {
        seen = ring.items;
        calls = Object.freeze(seen.map(shownOf));
      }
      return calls;
    },
    get dropped() {
      return ring.dropped;
    },
    get waiting() {
      return Array.from(waiting, shownOf);
    },
    get waitingCount() {
      return waiting.size;
    },
    record(call, caller) {
      const entry = newEntry(call, caller, now());
      const called = ring.add(entry, bytesIn(call.input));
      return recordOf(entry, { waiting, now, onWait, grow: (bytes) => ring.grow(called, bytes) });
    },
    clear: () => ring.clear(),
  };
}

/** A call as it is kept: most calls of most tests are never looked at, and a server takes down thousands in a second. */
interface Entry {
  readonly action: ActionName;
  readonly input: object;
  readonly at: EpochMs;
  readonly accountId: string;
  readonly region: string;
  answeredAt: EpochMs | undefined;
  output: object | undefined;
  error: SqsError | undefined;
  /** What a test that looks gets to see. */
  shown: SqsCall | undefined;
}

function newEntry({ action, input }: Called, { accountId, region }: Caller, at: EpochMs): Entry {
  return { action, input, at, accountId, region, answeredAt: undefined, output: undefined, error: undefined, shown: undefined };
}

/** What a record of a call needs of its log. */
interface Log extends Pick<CallLogOptions, 'now' | 'onWait'> {
  readonly waiting: Set<Entry>;
  /** The call is larger by its answer. */
  readonly grow: (bytes: number) => void;
}

function recordOf(entry: Entry, { waiting, now, onWait, grow }: Log): CallRecord {
  return {
    waits() {
      waiting.add(entry);
      onWait?.();
    },
    answered(output, error) {
      waiting.delete(entry);
      entry.answeredAt = now();
      entry.output = output;
      entry.error = error;
      grow(bytesIn(output));
    },
  };
}

/** Input and output are made plain when somebody looks at them. */
function callOf(entry: Entry): SqsCall {
  const { action, at, accountId, region } = entry;
  let input: SqsCall['input'] | undefined;
  let output: SqsCall['output'];
  return {
    action,
    at,
    caller: { accountId, region },
    get input() {
      return (input ??= plainValue(entry.input) as SqsCall['input']);
    },
    get answeredAt() {
      return entry.answeredAt;
    },
    get output() {
      if (entry.output === undefined) return undefined;
      return (output ??= plainValue(entry.output) as SqsCall['input']);
    },
    get error() {
      return entry.error;
    },
    get args() {
      return [this.firstArg] as const;
    },
    get firstArg() {
      return { input: this.input };
    },
  };
}
