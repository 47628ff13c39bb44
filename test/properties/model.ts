import { queueNameIn } from '../../src/core/queue-address';
import type { Queue } from '../../src/core/queue';
import { Queues } from '../../src/core/queues';
import { nodeDigest } from '../../src/system/node-digest';
import { seededRandom } from '../../src/system/seeded-random';
import { handClock, type HandClock } from '../core/hand-clock';
import type { NaiveSettings } from './naive-queue';

/** The real model on a clock moved by hand, and what its journal says happened, in the words of the naive one. */
export interface Model {
  readonly clock: HandClock;
  readonly queues: Queues;
  readonly received: string[];
  readonly deadLettered: string[];
  create(name: string, settings: NaiveSettings): Queue;
  configure(queue: Queue, settings: NaiveSettings): void;
  find(name: string): Queue;
}

const RULES = { strict: false, autoCreateQueues: false, maximumMessageSizeBytes: 1_048_576 };
const OWNER = { accountId: '000000000000', region: 'us-east-1' };

/** The ARN of a queue of the {@link Model}. */
export const arnOf = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;

function attributesOf({ visibilityTimeout, delay, retention, redrive }: NaiveSettings): Map<string, string> {
  const attributes = new Map([
    ['VisibilityTimeout', String(visibilityTimeout)],
    ['DelaySeconds', String(delay)],
    ['MessageRetentionPeriod', String(retention)],
  ]);
  if (redrive !== undefined) {
    attributes.set('RedrivePolicy', JSON.stringify({ deadLetterTargetArn: arnOf(redrive.to), maxReceiveCount: redrive.max }));
  }
  return attributes;
}

/** Creates an empty {@link Model}. */
export function createModel(): Model {
  const clock = handClock();
  const received: string[] = [];
  const deadLettered: string[] = [];
  const queues = new Queues(RULES, {
    clock,
    random: seededRandom(1),
    digest: nodeDigest,
    record(event) {
      if (event.kind === 'messageReceived') {
        received.push(`${event.atMs} ${queueNameIn(event.queueArn)} ${event.message.body} #${event.receiveCount}`);
      } else if (event.kind === 'messageDeadLettered') {
        deadLettered.push(`${event.atMs} ${queueNameIn(event.queueArn)} ${event.message.body} to ${queueNameIn(event.toArn)}`);
      }
    },
  });
  return {
    clock,
    queues,
    received,
    deadLettered,
    create: (name, settings) => queues.create({ ...OWNER, name }, { attributes: attributesOf(settings), tags: new Map() }, clock.now()),
    configure: (queue, settings) => queue.configure(attributesOf(settings), clock.now()),
    find: (name) => queues.find(arnOf(name))!,
  };
}
