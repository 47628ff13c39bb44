import type { Scenario } from './scenario';

/**
 * How we know: `aws` recorded from Amazon SQS, `seen` quoted in a public report of its real answers, `doc` AWS' documentation or API model,
 * `sdk` measured with an AWS SDK, `peers` what other implementations agree on, `doubt` a reading where sources are silent or disagree.
 */
export type Evidence = 'aws' | 'seen' | 'doc' | 'sdk' | 'peers' | 'doubt';

/** What a backend must offer for a behaviour to be tried on it. */
export type Need =
  /** AWS' 60-second rules of purge and re-creation are in force. */
  | 'strict'
  /** Minutes or more pass: fine on a clock that a test moves, too long elsewhere. */
  | 'longTime'
  /** More messages than a remote backend should be asked to take. */
  | 'manyMessages'
  /** Numbers of messages that are right at once; those of AWS lag behind by up to a minute. */
  | 'exactCounts'
  /** Calls travel in AWS JSON 1.0: what is said cannot be written, or means something else, in the Query protocol. */
  | 'json';

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
  /** Plays the scenario; what it returns is compared after ids, handles, moments and queue names were replaced by labels. */
  readonly run: (scenario: Scenario) => Promise<unknown>;
  /** What SQS answers, with those labels. */
  readonly expected: unknown;
  /** What it answers in the Query protocol, where that differs. */
  readonly expectedByQuery?: unknown;
}
