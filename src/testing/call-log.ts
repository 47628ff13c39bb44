import type { Caller } from '../actions/action';
import type { ActionName } from '../api/shapes';
import type { EpochMs } from '../core/clock';
import type { SqsError } from '../core/sqs-error';
import { plainValue } from './plain-value';
import { createRing } from './ring';

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
}

/** Takes down how a call was answered: with an output, or with an error in its place. */
export type TakeAnswer = (output: object | undefined, error?: SqsError) => void;

/** The calls that reached a world, oldest first. */
export interface CallLog {
  /** The newest calls that are kept; a new array after each change. */
  readonly calls: readonly SqsCall[];
  /** How many older calls were dropped to bound memory. */
  readonly dropped: number;
  record(call: { readonly action: ActionName; readonly input: object }, caller: Caller): TakeAnswer;
  clear(): void;
}

/** Creates an empty log that keeps its newest calls. */
export function createCallLog({
  maxCalls = 10_000,
  now,
}: {
  readonly maxCalls?: number | undefined;
  readonly now: () => EpochMs;
}): CallLog {
  const ring = createRing<SqsCall>(maxCalls);
  return {
    get calls() {
      return ring.items;
    },
    get dropped() {
      return ring.dropped;
    },
    record({ action, input }, { accountId, region }) {
      const answer: Answer = { at: undefined, output: undefined, error: undefined };
      ring.add(callOf({ action, input, at: now(), caller: { accountId, region } }, answer));
      return (output, error) => {
        answer.at = now();
        answer.output = output;
        answer.error = error;
      };
    },
    clear: () => ring.clear(),
  };
}

interface Answer {
  at: EpochMs | undefined;
  output: object | undefined;
  error: SqsError | undefined;
}

/** Input and output are made plain when somebody looks: most calls of most tests are never looked at. */
function callOf(call: Pick<SqsCall, 'action' | 'at' | 'caller'> & { readonly input: object }, answer: Answer): SqsCall {
  let input: SqsCall['input'] | undefined;
  let output: SqsCall['output'];
  return {
    ...call,
    get input() {
      return (input ??= plainValue(call.input) as SqsCall['input']);
    },
    get answeredAt() {
      return answer.at;
    },
    get output() {
      if (answer.output === undefined) return undefined;
      return (output ??= plainValue(answer.output) as SqsCall['input']);
    },
    get error() {
      return answer.error;
    },
    get args() {
      return [{ input: this.input }] as const;
    },
  };
}
