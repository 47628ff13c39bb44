import type { RingLimits } from './ring';

/** How much is kept of what happened. */
export interface JournalLimits {
  /** How many events, or calls: a whole number of at least 1; default 10,000. */
  readonly journalEvents?: number | undefined;
  /** How many bytes of messages: a whole number of at least 1; default 67,108,864 (64 MiB). */
  readonly journalBytes?: number | undefined;
}

/** The limits of a ring. */
export function journalLimits({ journalEvents = 10_000, journalBytes = 64 * 1024 * 1024 }: JournalLimits): RingLimits {
  return { maxItems: journalEvents, maxBytes: journalBytes };
}
