import type { Message } from '../../core/message';
import type { JsonReader } from '../queues/schema-reader';

/** A message that may match, with what only the journal knows of it. */
export interface Candidate {
  readonly message: Message;
  /** How often it had been delivered at the time in question. */
  readonly receiveCount: number;
  /** Reads its body, where the queue has a schema. */
  readonly jsonOf?: JsonReader | undefined;
}
