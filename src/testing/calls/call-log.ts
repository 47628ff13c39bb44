import type { Caller } from '../../actions/action';
import type { ActionName } from '../../api/shapes';
import type { Call, CallState } from '../../calls/call';
import type { Calls } from '../../calls/calls';
import type { EpochMs } from '../../core/clock';
import type { SqsError } from '../../core/sqs-error';
import { plainValue } from '../values/plain-value';
import { bytesIn } from '../values/bytes-in';
import { journalLimits, type JournalLimits } from '../journal/journal-limits';
import { Ring } from '../journal/ring';

/** A call that reached SQS, and what came of it. */
export interface SqsCall<Input extends object = Readonly<Record<string, unknown>>> {
  /** Counts up from 1; events of the journal name as `callId` the call that caused them. */
  readonly id: number;
  readonly action: ActionName;
  /** Plain JSON, by SQS' names; binary values are base64 text. */
  readonly input: Input;
  /** When it arrived, in milliseconds since 1970. */
  readonly at: EpochMs;
  readonly caller: Pick<Caller, 'accountId' | 'region'>;
  /** The test that made it, with the names of the groups around it; `undefined` where none did, or the runner does not tell. */
  readonly test: string | undefined;
  /** The line of the program that made it, as `src/orders.ts:7:31`; known only while the doctor looks at the file. */
  readonly madeAt: string | undefined;
  /** How far it has come. */
  readonly state: CallState;
  /** The function for which an event source mapping made it; `undefined` for all other calls. */
  readonly functionName: string | undefined;
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

/** The calls that reached a world, oldest first. */
export interface CallLog {
  /** The newest calls that are kept; a new array after each change. */
  readonly calls: readonly SqsCall[];
  /** How many older calls were dropped to bound memory. */
  readonly dropped: number;
  clear(): void;
}

/** Keeps no calls, for a world that nobody can ask for them: each would live just long enough for the garbage collector to move it. */
export const NO_CALLS: CallLog = { calls: [], dropped: 0, clear: () => {} };

/** Keeps the newest of the calls that come from now on. */
export function createCallLog(calls: Calls, limits: JournalLimits = {}): CallLog {
  const ring = new Ring<Call>(journalLimits(limits));
  const places = new Map<Call, number>();
  let seen: readonly Call[] = [];
  let shown: readonly SqsCall[] = [];
  const views = new WeakMap<Call, SqsCall>();
  calls.observe({
    arrived(call) {
      if (call.scope?.isOver !== true) places.set(call, ring.add(call, bytesIn(call.input)));
    },
    ended(call) {
      const place = places.get(call);
      if (place !== undefined) ring.grow(place, bytesIn(call.output));
      places.delete(call);
    },
  });
  return {
    get calls() {
      if (seen !== ring.items) {
        seen = ring.items;
        shown = Object.freeze(seen.map(viewOf));
      }
      return shown;
    },
    get dropped() {
      return ring.dropped;
    },
    clear: () => ring.clear(),
  };

  function viewOf(call: Call): SqsCall {
    const view = views.get(call) ?? callView(call);
    views.set(call, view);
    return view;
  }
}

/** What a test sees of a call. Input and output are made plain when somebody looks at them: nobody looks at most. */
function callView(call: Call): SqsCall {
  const { id, action, arrivedAtMs: at } = call;
  const { accountId, region } = call.caller;
  let input: SqsCall['input'] | undefined;
  let output: SqsCall['output'];
  return {
    id,
    action,
    at,
    caller: { accountId, region },
    test: call.scope?.test,
    madeAt: call.madeAt,
    functionName: call.scope?.functionName,
    get input() {
      return (input ??= plainValue(call.input) as SqsCall['input']);
    },
    get state() {
      return call.state;
    },
    get answeredAt() {
      return call.endedAtMs;
    },
    get output() {
      if (call.output === undefined) return undefined;
      return (output ??= plainValue(call.output) as SqsCall['input']);
    },
    get error() {
      return call.error;
    },
    get args() {
      return [this.firstArg] as const;
    },
    get firstArg() {
      return { input: this.input };
    },
  };
}
