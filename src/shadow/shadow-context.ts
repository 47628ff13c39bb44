import type { Findings } from './findings';
import type { IdentifierPairs } from './identifier-pairs';
import type { ShadowBackend } from './shadow-backend';
import type { TwinNames } from './twin-names';
import type { TwinQueues } from './twin-queues';

/** What the parts of a shadow share. */
export interface ShadowContext {
  readonly backend: ShadowBackend;
  readonly twins: TwinQueues;
  readonly names: TwinNames;
  readonly pairs: IdentifierPairs;
  readonly findings: Findings;
  /** Which message of the mock a receipt handle of the mock is for. */
  readonly handles: Map<string, string>;
  /** Whether the mock's clock was moved ahead before this moment of it. */
  clockMoved(mockMs: number): boolean;
}
