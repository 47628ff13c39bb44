import type { Need } from '../../backends/need';
import type { Scenario } from './scenario';

/**
 * How we know: `aws` recorded from Amazon SQS, `seen` quoted in a public report of its real answers, `doc` AWS' documentation or API model,
 * `sdk` measured with an AWS SDK, `peers` what another implementation does, `doubt` a reading where sources are silent or disagree.
 */
export type Evidence = 'aws' | 'seen' | 'doc' | 'sdk' | 'peers' | 'doubt';

/** One thing that SQS does, as a sentence, and as a scenario that shows it. */
export interface Behaviour {
  /** Unique and stable: `group/what-it-is-about`. */
  readonly id: string;
  /** A sentence about SQS that a user could look up. */
  readonly says: string;
  readonly evidence: Evidence;
  /** The page of AWS' documentation that it follows, if there is one. */
  readonly see?: string;
  readonly needs?: readonly Need[];
  /**
   * Plays the scenario; what it returns is compared after ids, handles, moments and queue names were replaced by labels.
   *
   * @internal
   */
  readonly run: (scenario: Scenario) => Promise<unknown>;
  /** What SQS answers, with those labels. */
  readonly expected: unknown;
  /** What it answers in the Query protocol, where that differs. */
  readonly expectedByQuery?: unknown;
}
