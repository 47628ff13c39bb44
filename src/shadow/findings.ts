import type { ActionName } from '../api/shapes';
import type { Answer, Input } from '../backends/call-action';
import type { AcceptedDifference } from './accepted-difference';
import { accepts } from './accepted-difference';
import type { AnswerDifference } from './compare-answers';
import type { CallPosition, ShadowedCall } from './shadowed-call';

/** A call that the mock and the backend answered differently. */
export interface ShadowDifference {
  readonly action: ActionName;
  /** Name of its queue, if it has one. */
  readonly queue: string | undefined;
  readonly input: Input;
  readonly where: CallPosition;
  /** The mock's answer: an output, or `{ error: { code, message, status } }`. */
  readonly mock: Answer;
  /** The backend's answer in the mock's terms: its URLs, ARNs and ids are those of the mock, where they are known. */
  readonly backend: Answer;
  /** Where they differ. */
  readonly fields: readonly AnswerDifference[];
}

/** A call whose answers cannot be compared. */
export interface NotComparable extends Pick<ShadowDifference, 'action' | 'queue' | 'where'> {
  readonly reason: string;
}

/** What came of the calls. */
export interface Findings {
  readonly differences: readonly ShadowDifference[];
  readonly notComparable: readonly NotComparable[];
  /** How many calls were compared. */
  readonly compared: number;
  /** How many differences were accepted. */
  readonly accepted: number;
  /** Takes the outcome of a comparison down. @returns whether there was no difference at all */
  take(call: ShadowedCall, backend: Answer, fields: readonly AnswerDifference[]): boolean;
  skip(call: ShadowedCall, reason: string): void;
}

/** Nothing found yet. */
export function createFindings(accepted: readonly AcceptedDifference[]): Findings {
  const differences: ShadowDifference[] = [];
  const notComparable: NotComparable[] = [];
  const counts = { compared: 0, accepted: 0 };
  return {
    differences,
    notComparable,
    get compared() {
      return counts.compared;
    },
    get accepted() {
      return counts.accepted;
    },
    take(call, backend, fields) {
      counts.compared++;
      if (fields.length === 0) return true;
      const difference = { ...headOf(call), input: call.input, mock: call.answer, backend, fields };
      if (accepted.some((one) => accepts(one, difference))) counts.accepted++;
      else differences.push(difference);
      return false;
    },
    skip: (call, reason) => void notComparable.push({ ...headOf(call), reason }),
  };
}

function headOf({ action, queue, where, input }: ShadowedCall): Pick<ShadowDifference, 'action' | 'queue' | 'where'> {
  const named = input['QueueName'];
  return { action, queue: queue?.name ?? (typeof named === 'string' ? named : undefined), where };
}
