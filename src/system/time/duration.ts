const UNIT_MS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A length of time: milliseconds, text such as `'31s'` or `'1h 30m'`, or an object of units. */
export type Duration =
  | number
  | string
  | {
      readonly days?: number;
      readonly hours?: number;
      readonly minutes?: number;
      readonly seconds?: number;
      readonly milliseconds?: number;
    };

const OBJECT_UNITS = { days: UNIT_MS.d, hours: UNIT_MS.h, minutes: UNIT_MS.m, seconds: UNIT_MS.s, milliseconds: 1 } as const;
const TEXT = /^\s*(?:\d+(?:\.\d+)?\s*(?:ms|s|m|h|d)\s*)+$/;
const PART = /(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)/g;

/**
 * A duration in whole milliseconds.
 *
 * @param asked - whose duration it is, for the error: `clock.advance()`
 * @throws TypeError that shows how to write one
 */
export function durationMs(duration: Duration, asked?: string): number {
  const ms = toMs(duration);
  if (!isLength(ms)) {
    throw new TypeError(
      `${asked === undefined ? '' : `${asked}: `}${shown(duration)} is not a duration: give milliseconds (31_000), text of numbers with ms, s, m, h or d ('31s', '1h 30m'), or { seconds: 31 }.`,
    );
  }
  return Math.round(ms);
}

/** Whether {@link durationMs} takes a value. */
export function isDuration(value: unknown): value is Duration {
  return isLength(toMs(value));
}

function isLength(ms: number | undefined): ms is number {
  return ms !== undefined && Number.isFinite(ms) && ms >= 0;
}

function toMs(duration: unknown): number | undefined {
  if (typeof duration === 'number') return duration;
  if (typeof duration === 'string') return TEXT.test(duration) ? sumOfParts(duration) : undefined;
  if (typeof duration !== 'object' || duration === null) return undefined;
  let ms: number | undefined;
  for (const [unit, amount] of Object.entries(duration)) {
    if (!Object.hasOwn(OBJECT_UNITS, unit) || typeof amount !== 'number') return undefined;
    ms = (ms ?? 0) + amount * OBJECT_UNITS[unit as keyof typeof OBJECT_UNITS];
  }
  return ms;
}

function sumOfParts(text: string): number {
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(PART)) ms += Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return ms;
}

function shown(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : typeof value === 'string' ? `'${value}'` : String(value);
}
