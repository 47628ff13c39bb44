import { durationMs, type Duration } from '../../system/time/duration';
import { checkOptions } from '../../options/check-options';
import { timedPlace } from '../../options/places';

const DEFAULT: Duration = '5m';

/** Whose options these are, which of them is the time, and what it is when it is left out: 5 minutes, unless told otherwise. */
export interface TimeLimitOptions {
  readonly name: string;
  readonly option: 'within' | 'for';
  /** What comes before the options in a call: `sqs.settle(`. */
  readonly call: string;
  readonly otherwise?: Duration;
}

/** The length of time among some options, in milliseconds. @throws TypeError that shows the right call */
export function timeLimit(options: unknown, { name, option, call, otherwise = DEFAULT }: TimeLimitOptions): number {
  checkOptions(timedPlace(name, option, call), options);
  return durationMs((options as Partial<Record<string, Duration>> | undefined)?.[option] ?? otherwise);
}
