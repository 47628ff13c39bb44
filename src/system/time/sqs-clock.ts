import type { EpochMs } from '../../core/clock';
import type { Duration } from './duration';

/**
 * The clock of a world: it drives visibility, delays, retention, deduplication, long polls and move tasks.
 *
 * Where fake timers of Jest, Vitest or Sinon are in force, it moves them too: deadlines of SQS and timers of the code
 * under test come in the order of their moments, and what each of them wakes gets to act before time goes on.
 *
 * @example
 * await sqs.clock.advance('31s'); // nobody sleeps
 */
export interface SqsClock {
  /** The present moment, in milliseconds since 1970. */
  now(): EpochMs;
  /**
   * Jumps ahead; every deadline on the way fires in order and at its own moment, and what it wakes gets to act there.
   *
   * @param duration - milliseconds, or text such as `'31s'`, `'5m'`, `'12h'`, `'1h 30m'`, or `{ seconds: 31 }`
   * @throws TypeError for anything else, and for negative durations; Error when fake timers set themselves again without end;
   *   whatever a fake timer throws
   */
  advance(duration: Duration): Promise<void>;
  /** Jumps ahead to a moment: a `Date` or milliseconds since 1970. @throws RangeError for a moment that is over */
  advanceTo(moment: Date | EpochMs): Promise<void>;
  /** Jumps to SQS' next deadline, if there is one. @returns whether there was one */
  runToNext(): Promise<boolean>;
  /**
   * Switches time skipping on or off: as soon as every call in progress waits and the process is quiet, the clock jumps to the next deadline.
   *
   * What takes real time, such as a database, counts as quiet: there, move the clock by hand. `sqs.reset()` goes back to the option.
   *
   * @example
   * sqs.clock.autoAdvance(true);
   * await client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 })); // answered in milliseconds
   */
  autoAdvance(on: boolean): void;
}
