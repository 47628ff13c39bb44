import { figure, type Figure, type Unit } from '../../bench/figures';

/** What a load has shown. */
export interface Finding {
  readonly figures: readonly Figure[];
  /** What does not hold; none when all is well. */
  readonly mistakes: readonly string[];
}

/** Figures of this package's server under a load, each once: what, its value, and the value's unit. */
export function serverFigures(topic: string, values: readonly (readonly [measure: string, value: number, unit: Unit])[]): Figure[] {
  return values.map(([measure, value, unit]) => figure('msw-sqs', { topic, measure, unit }, value));
}
