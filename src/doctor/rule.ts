import type { Finding, FindingStep } from './finding';
import type { History } from './history';

/** Once that a misuse was seen. */
export interface Incident {
  readonly queueArn: string;
  /** Oldest first. */
  readonly steps: readonly FindingStep[];
  /** The body of the message it is about. */
  readonly example?: string | undefined;
}

/** Knows one misuse of SQS when it sees it. */
export interface Rule extends Pick<Finding, 'misuse' | 'what' | 'why' | 'cure' | 'page' | 'rules'> {
  /** Whether it concludes from what is not there, and cannot do so when the beginning is no longer known. */
  readonly needsAll: boolean;
  /** All times that it was seen, oldest first. */
  readonly find: (history: History) => readonly Incident[];
}
