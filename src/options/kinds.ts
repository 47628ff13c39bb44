import type { Range } from '../core/limits';
import { isDuration, type Duration } from '../system/time/duration';
import { isPlainObject } from '../words/is-plain-object';
import type { OptionKind } from './option';

const LENGTH_OF_TIME = "a length of time (milliseconds, '31s', '1h 30m' or { seconds: 31 })";

/** The kinds of options that there are. */
export const kinds = {
  flag: kind<boolean>('true or false', 'true', (value) => typeof value === 'boolean'),

  /** What SQS itself checks: a number of something. */
  amount: (expected: string, example: string) => kind<number>(expected, example, (value) => typeof value === 'number'),

  wholeNumber({ min = 0, max = Number.MAX_SAFE_INTEGER }: Partial<Range>, example: string): OptionKind<number> {
    const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${shown(min)}` : `from ${shown(min)} to ${shown(max)}`;
    return kind(`a whole number ${range}`, example, (value) => Number.isSafeInteger(value) && min <= Number(value) && Number(value) <= max);
  },

  text: (expected: string, example: string, form = /^/) =>
    kind<string>(expected, example, (value) => typeof value === 'string' && form.test(value)),

  oneOf<Name extends string>(...names: readonly Name[]): OptionKind<Name> {
    const expected = names.map((name) => `'${name}'`).join(' or ');
    return { ...kind<Name>(expected, `'${names.at(-1)!}'`, (value) => names.includes(value as Name)), names };
  },

  duration: (example: string) => kind<Duration>(LENGTH_OF_TIME, example, isDuration),

  durationOrNever: (example: string) =>
    kind<Duration | false>(`${LENGTH_OF_TIME} or false`, example, (value) => value === false || isDuration(value)),

  urls: {
    ...kind<string | readonly string[]>(
      'an http or https URL, or a list of them',
      "'http://localhost:4566'",
      (value) => isUrl(value) || (Array.isArray(value) && value.every(isUrl)),
    ),
    culprit: (value: object) => (Array.isArray(value) ? firstKey(value, (url) => !isUrl(url)) : undefined),
  },

  texts: (expected: string, example: string) => ({
    ...kind<Readonly<Record<string, string>>>(expected, example, (value) => isObject(value) && Object.values(value).every(isText)),
    culprit: (value: object) => (isObject(value) ? firstKey(value, (text) => !isText(text)) : undefined),
  }),

  /** What only the place that takes it can tell. */
  other: <Value>(expected: string, example: string, accepts: (value: unknown) => boolean) => kind<Value>(expected, example, accepts),
} as const;

function kind<Value>(expected: string, example: string, accepts: (value: unknown) => boolean): OptionKind<Value> {
  return { expected, example, accepts: accepts as OptionKind<Value>['accepts'] };
}

/** Whether a value may hold options by name: an object literal, or a module with constants. */
export function isObject(value: unknown): value is object {
  return isPlainObject(value) || Object.prototype.toString.call(value) === '[object Module]';
}

function isUrl(value: unknown): boolean {
  return typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value);
}

const shown = (count: number): string => count.toLocaleString('en');

const isText = (value: unknown): value is string => typeof value === 'string';

function firstKey(value: object, isWrong: (member: unknown) => boolean): string | undefined {
  return Object.entries(value).find(([, member]) => isWrong(member))?.[0];
}
