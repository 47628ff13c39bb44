import type { Message } from '../core/message';

/** A message that may match, with what only the journal knows of it. */
export interface Candidate {
  readonly message: Message;
  readonly delaySeconds: number | undefined;
  /** How often it had been delivered at the time in question. */
  readonly receiveCount: number;
}
