import type { ComparedBehaviour, Comparison, Outcome, Played } from '../comparison/comparison';

/** What a later comparison is held against: the outcome of each behaviour, and the backend's answer where it differs. */
export interface StoredResults {
  readonly reference: string;
  readonly backend: string;
  readonly behaviours: Readonly<Record<string, StoredResult>>;
}

/** The outcome for one behaviour. */
export interface StoredResult {
  readonly outcome: Outcome;
  readonly onlyWords?: boolean;
  /** The backend's, unless it is that of the reference. */
  readonly answer?: Played;
}

/** What of a comparison is worth keeping. */
export function storedResults({ reference, backend, results }: Comparison): StoredResults {
  return { reference, backend, behaviours: Object.fromEntries(results.map((result) => [result.id, storedResult(result)])) };
}

function storedResult({ outcome, onlyWords, backend }: ComparedBehaviour): StoredResult {
  if (outcome === 'same' || outcome === 'notApplicable' || backend === undefined) return { outcome };
  return { outcome, ...(onlyWords ? { onlyWords } : {}), answer: backend };
}
