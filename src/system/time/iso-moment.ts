import type { EpochMs } from '../../core/clock';

/** The last moment that a `Date` can be. */
export const LATEST_MS: EpochMs = 8_640_000_000_000_000;

/** A moment as ISO 8601: `2030-01-31T12:00:00.000Z`. */
export function isoMoment(atMs: EpochMs): string {
  return new Date(atMs).toISOString();
}

/** The moment of milliseconds since 1970, or of text that a `Date` takes; `undefined` for text that is none. */
export function parseMoment(given: string | number): EpochMs | undefined {
  const atMs = new Date(given).getTime();
  return Number.isFinite(atMs) ? atMs : undefined;
}
