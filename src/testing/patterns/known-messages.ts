import type { Queue } from '../../core/queue';
import { receiveCountOf, type StoredMessage } from '../../core/stored-message';
import type { Candidate } from './candidate';
import type { JsonReader } from '../queues/schema-reader';
import type { TestWorld } from '../world/test-world';

/** A message and the queue it is, or was, in. */
export interface KnownMessage extends Candidate {
  readonly queue: Queue;
  /** How it stands there; `undefined` when it is no longer there. */
  readonly stored: StoredMessage | undefined;
}

/** A message that is in a queue now. */
export interface PresentMessage extends KnownMessage {
  readonly stored: StoredMessage;
}

/** The messages that are in queues now, oldest first in each. */
export function presentMessages(queues: Iterable<Queue>, world: TestWorld, jsonOf?: JsonReader): PresentMessage[] {
  return [...queues].flatMap((queue) =>
    queue
      .messages(world.nowMs())
      .map((stored) => ({ message: stored.message, queue, stored, jsonOf, receiveCount: receiveCountOf(stored) })),
  );
}

/** Those that are there now, then those that the journal remembers. */
export function knownMessages(queues: Iterable<Queue>, world: TestWorld, jsonOf?: JsonReader): KnownMessage[] {
  const present = presentMessages(queues, world, jsonOf);
  const queueByArn = new Map([...queues].map((queue) => [queue.arn, queue]));
  const seen = new Set(present.map(({ message, queue }) => `${message.id} ${queue.arn}`));
  const gone = new Map<string, KnownMessage>();
  for (const event of world.journal.events) {
    const queue = queueByArn.get(event.queueArn);
    const key = 'message' in event ? `${event.message.id} ${event.queueArn}` : '';
    if (queue === undefined || !('message' in event) || seen.has(key)) continue;
    const { message, receiveCount } = gone.get(key) ?? event;
    gone.set(key, { message, queue, stored: undefined, jsonOf, receiveCount: Math.max(receiveCount, event.receiveCount) });
  }
  return [...present, ...gone.values()];
}
