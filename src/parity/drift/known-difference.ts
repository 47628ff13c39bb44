import type { Evidence } from '../scenario/behaviour';

/** Who answers as Amazon SQS does; `open` where what AWS answers is not known. */
export type Right = 'mock' | 'backend' | 'open';

/** What a backend does differently, and who is right. */
export interface KnownDifference {
  /** A sentence about the backend. */
  readonly says: string;
  /** Default: the mock where the behaviour is known from AWS, `open` where it is known from other implementations only. */
  readonly right?: Right | undefined;
  /** Where that is known from, beside what the catalogue says of each behaviour. */
  readonly source?: string | undefined;
  /** Ids of the behaviours. */
  readonly ids: readonly string[];
}

/** The differences of one release of a backend from the mock. */
export interface KnownDifferences {
  /** As in `--against`. */
  readonly backend: string;
  readonly title: string;
  readonly version: string;
  readonly differences: readonly KnownDifference[];
}

/** How the catalogue knows of a behaviour, in words; `undefined` where nothing by AWS stands behind it. */
export const AWS_EVIDENCE: Readonly<Record<Evidence, string | undefined>> = {
  aws: 'recorded from Amazon SQS',
  seen: 'quoted in a public report of what Amazon SQS answered',
  doc: "AWS' documentation",
  sdk: 'measured with an AWS SDK',
  peers: undefined,
  doubt: undefined,
};

/** Who is right about a behaviour that differs. */
export function whoIsRight({ right }: KnownDifference, evidence: Evidence): Right {
  return right ?? (AWS_EVIDENCE[evidence] === undefined ? 'open' : 'mock');
}
