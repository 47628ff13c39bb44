import type { EpochMs } from '../../core/clock';

/** The day of a moment, in UTC: `2030/01/31`. */
export function calendarDay(atMs: EpochMs): string {
  return new Date(atMs).toISOString().slice(0, 10).replaceAll('-', '/');
}
