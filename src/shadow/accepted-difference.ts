import type { AnswerDifference } from './compare-answers';
import type { CallPosition } from './shadowed-call';

/** A difference that is known and does not fail a test; what is left out fits every one. */
export interface AcceptedDifference {
  /** As SQS names it: `ReceiveMessage`. */
  readonly action?: string | undefined;
  /** Fits the name of the test. */
  readonly test?: RegExp | string | undefined;
  /** Fits the field: `error.code`, `Attributes.SqsManagedSseEnabled`. All fields of a call must fit. */
  readonly field?: RegExp | string | undefined;
  /** Why it is accepted, for who reads it later. */
  readonly reason: string;
}

/** What of a difference decides. */
interface Candidate {
  readonly action: string;
  readonly where: CallPosition;
  readonly fields: readonly AnswerDifference[];
}

/** Whether a difference is one of those. */
export function accepts({ action, test, field }: AcceptedDifference, difference: Candidate): boolean {
  if (action !== undefined && action !== difference.action) return false;
  if (test !== undefined && (difference.where.test ?? '').search(test) < 0) return false;
  return field === undefined || difference.fields.every((one) => one.field.search(field) >= 0);
}
