import type { TraceHistory } from './trace-history';

/** The first step at which two worlds went different ways, 1 for the first; `undefined` when they did not. Ids and moments do not count. */
export function firstDifference(one: TraceHistory, other: TraceHistory): number | undefined {
  const length = Math.min(one.steps.length, other.steps.length);
  for (let index = 0; index < length; index++) if (toldOf(one, index) !== toldOf(other, index)) return index + 1;
  return one.steps.length === other.steps.length ? undefined : length;
}

function toldOf({ shownSteps }: TraceHistory, index: number): string {
  const { text, about } = shownSteps[index]!;
  return `${text} ${about}`;
}
