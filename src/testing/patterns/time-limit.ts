import { durationMs, type Duration } from '../../system/duration';
import { isPlainObject } from '../values/partial-match';
import { valueInWords } from '../words/value-in-words';

const DEFAULT: Duration = '5m';

/** The length of time among a matcher's options, in milliseconds; 5 minutes when it is left out. @throws TypeError that shows the right call */
export function timeLimit(options: unknown, { name, option }: { readonly name: string; readonly option: 'within' | 'for' }): number {
  const known = options === undefined || (isPlainObject(options) && Object.keys(options).every((key) => key === option));
  if (!known) throw new TypeError(`${name}: the options are { ${option}: '30s' }, but are ${valueInWords(options)}.`);
  try {
    return durationMs((options?.[option] ?? DEFAULT) as Duration);
  } catch (error) {
    throw new TypeError(`${name}: ${option}: ${(error as Error).message}`, { cause: error });
  }
}
