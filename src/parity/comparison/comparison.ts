import type { Evidence } from '../scenario/behaviour';
import type { FieldDifference } from './field-differences';

/**
 * `same` and `differs` compare what both answered; `failed`: a step that was to succeed did not, or took too long;
 * `notApplicable`: it needs what one of the two does not offer.
 */
export type Outcome = 'same' | 'differs' | 'failed' | 'notApplicable';

/** What a backend made of a scenario: its result, or why there is none. */
export type Played = { readonly value: unknown } | { readonly failure: string };

/** One behaviour on both backends. */
export interface ComparedBehaviour {
  readonly id: string;
  readonly says: string;
  readonly evidence: Evidence;
  readonly see?: string | undefined;
  readonly outcome: Outcome;
  /** It differs, but only in code or text of an error: what a program sees that looks at neither is the same. */
  readonly onlyWords: boolean;
  /** Why it is `notApplicable` or `failed`. */
  readonly reason?: string | undefined;
  /** What each made of it; absent when it is `notApplicable`. */
  readonly reference?: Played | undefined;
  readonly backend?: Played | undefined;
  /** Where their results differ; empty unless it `differs`. */
  readonly differences: readonly FieldDifference[];
  readonly milliseconds: number;
}

/** Two backends, held against each other. */
export interface Comparison {
  /** What the other is held against, mostly `mock`. */
  readonly reference: string;
  readonly backend: string;
  /** In the order of the catalogue. */
  readonly results: readonly ComparedBehaviour[];
  readonly milliseconds: number;
}
