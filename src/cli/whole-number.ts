import { UsageError } from './usage-error';

/** Which numbers an option takes. */
export interface NumberRange {
  readonly min?: number;
  readonly max: number;
  /** As an error says it: `from 1 to 256`. */
  readonly range: string;
}

/** The number that an option was given, if it was. @throws UsageError for what is none, or out of range */
export function wholeNumber(option: string, text: string | undefined, { min = 0, max, range }: NumberRange): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < min || number > max)
    throw new UsageError(`${option} must be a whole number ${range}, but is "${text}".`);
  return number;
}
