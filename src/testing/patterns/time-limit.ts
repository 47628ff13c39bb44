import { durationMs, type Duration } from '../../system/time/duration';
import { isPlainObject } from '../../words/is-plain-object';
import { valueInWords } from '../../words/value-in-words';

const DEFAULT: Duration = '5m';

/** Whose options these are, which of them is the time, and what it is when it is left out: 5 minutes, unless told otherwise. */
export interface TimeLimitOptions {
  readonly name: string;
  readonly option: 'within' | 'for';
  readonly otherwise?: Duration;
}

/** The length of time among some options, in milliseconds. @throws TypeError that shows the right call */
export function timeLimit(options: unknown, { name, option, otherwise = DEFAULT }: TimeLimitOptions): number {
  const known = options === undefined || (isPlainObject(options) && Object.keys(options).every((key) => key === option));
  if (!known) throw new TypeError(`${name}: the options are { ${option}: '30s' }, but are ${valueInWords(options)}.`);
  return durationMs((options?.[option] ?? otherwise) as Duration, `${name}: ${option}`);
}
