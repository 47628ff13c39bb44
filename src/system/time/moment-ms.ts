import type { EpochMs } from '../../core/clock';

/** A moment that is not over. @throws TypeError for what is no moment, RangeError for one that is over; both show the right call */
export function momentMs(moment: Date | EpochMs, nowMs: EpochMs): EpochMs {
  const atMs = moment instanceof Date || typeof moment === 'number' ? Number(moment) : NaN;
  if (!Number.isFinite(atMs)) {
    throw new TypeError(
      `clock.advanceTo() takes a Date or milliseconds since 1970, as in sqs.clock.advanceTo(new Date('2030-01-01')), but got ${String(moment)}.`,
    );
  }
  if (atMs >= nowMs) return atMs;
  const [wanted, present] = [new Date(atMs).toISOString(), new Date(nowMs).toISOString()];
  throw new RangeError(
    `clock.advanceTo(${wanted}) would turn back time: it is ${present} already. Go by how long, as in sqs.clock.advance('1h'), or begin anew with sqs.reset().`,
  );
}
