import type { JournalEvent } from '../../src/core/journal';
import type { Queue } from '../../src/core/queue';
import { Queues } from '../../src/core/queues';
import { nodeDigest } from '../../src/system/node-digest';
import { seededRandom } from '../../src/system/seeded-random';
import { handClock } from './hand-clock';

/** The bare model, without actions and protocols, on a clock moved by hand. */
export function modelWorld() {
  const clock = handClock();
  const events: JournalEvent[] = [];
  const queues = new Queues(
    { strict: false, autoCreateQueues: false, maximumMessageSizeBytes: 1_048_576 },
    { clock, random: seededRandom(1), digest: nodeDigest, record: (event) => events.push(event) },
  );

  function create(name: string, attributes: Readonly<Record<string, string>> = {}): Queue {
    const identity = { accountId: '000000000000', region: 'us-east-1', name };
    return queues.create(identity, { attributes: new Map(Object.entries(attributes)), tags: new Map() }, clock.now());
  }

  let sent = 0;
  function send(queue: Queue, body: string, groupId?: string): void {
    const draft = { body, md5OfBody: '', senderId: 'me', groupId };
    queue.send(queue.fifo ? { ...draft, groupId: groupId ?? 'g', deduplicationId: `${sent++}` } : draft, clock.now());
  }

  const bodies = (queue: Queue): string[] => queue.messages(clock.now()).map(({ message }) => message.body);

  return { clock, events, queues, create, send, bodies };
}

/** The `RedrivePolicy` that names `deadLetterQueue`. */
export function redrivePolicy(deadLetterQueue: string, maxReceiveCount = 1): string {
  return JSON.stringify({ deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${deadLetterQueue}`, maxReceiveCount });
}
