import type { Message } from '../../core/message';
import type { Queue } from '../../core/queue';
import type { Candidate } from './candidate';
import type { JsonReader } from '../queues/schema-reader';
import type { TestWorld } from '../world/test-world';

/** A message and the queue it is, or was, in. */
export interface KnownMessage extends Candidate {
  readonly queue: Queue;
  /** Whether it is in the queue now. */
  readonly present: boolean;
}

/** The messages that are in queues now, oldest first in each. */
export function presentMessages(queues: Iterable<Queue>, world: TestWorld, jsonOf?: JsonReader): KnownMessage[] {
  return [...queues].flatMap((queue) => queue.messages(world.nowMs()).map((message) => known(message, { queue, present: true, jsonOf })));
}

/** Those that are there now, then those that the journal remembers. */
export function knownMessages(queues: Iterable<Queue>, world: TestWorld, jsonOf?: JsonReader): KnownMessage[] {
  const present = presentMessages(queues, world, jsonOf);
  const queueByArn = new Map([...queues].map((queue) => [queue.arn, queue]));
  const seen = new Set(present.map(({ message, queue }) => `${message.id} ${queue.arn}`));
  const gone: KnownMessage[] = [];
  for (const event of world.journal.events) {
    const queue = queueByArn.get(event.queueArn);
    if (queue === undefined || !('message' in event) || seen.has(`${event.message.id} ${queue.arn}`)) continue;
    seen.add(`${event.message.id} ${queue.arn}`);
    gone.push(known(event.message, { queue, present: false, jsonOf }));
  }
  return [...present, ...gone];
}

function known(
  message: Message,
  { queue, present, jsonOf }: { queue: Queue; present: boolean; jsonOf: JsonReader | undefined },
): KnownMessage {
  return { message, queue, present, jsonOf, receiveCount: message.receiveCount };
}
