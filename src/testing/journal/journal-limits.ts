import { valueInWords } from '../../words/value-in-words';
import type { RingLimits } from './ring';

/** How much is kept of what happened. */
export interface JournalLimits {
  /** How many events, or calls: a whole number of at least 1; default 10,000. */
  readonly journalEvents?: number | undefined;
  /** How many bytes of messages: a whole number of at least 1; default 67,108,864 (64 MiB). */
  readonly journalBytes?: number | undefined;
}

/** The limits of a ring. @throws RangeError for one that is no whole number of at least 1 */
export function journalLimits({ journalEvents = 10_000, journalBytes = 64 * 1024 * 1024 }: JournalLimits): RingLimits {
  for (const [name, limit] of Object.entries({ journalEvents, journalBytes })) {
    if (!Number.isInteger(limit) || limit < 1)
      throw new RangeError(`${name} must be a whole number of at least 1, but is ${valueInWords(limit)}.`);
  }
  return { maxItems: journalEvents, maxBytes: journalBytes };
}
