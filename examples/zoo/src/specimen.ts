import type { Sqs } from 'msw-sqs';

/** What happens in one run: a program at work, and what must hold when it is done. */
export type Scenario = (sqs: Sqs) => Promise<void>;

/** A mistake that programs make with SQS: one that makes it, and its correct twin, in the same scenario. */
export interface Specimen {
  /** What the program gets wrong. */
  readonly mistake: string;
  readonly broken: Scenario;
  readonly fixed: Scenario;
}
