import type { Figure } from './figures';
import type { Workplace } from './workplace';

/** Something that is measured by itself, all of its subjects side by side. */
export interface Bench {
  /** What it measures, for people who choose. */
  readonly title: string;
  /** About how long it takes, in seconds. */
  readonly seconds: { readonly full: number; readonly quick: number };
  measure(work: Workplace): Promise<Measured>;
}

/** What a benchmark brings. */
export interface Measured {
  readonly figures: readonly Figure[];
  /** Versions of what was measured, by name. */
  readonly versions?: Readonly<Record<string, string>>;
  /** Why a subject could not be measured, by its name. */
  readonly missing?: Readonly<Record<string, string>>;
}
