import { queueNameIn } from '../../core/queue-address';
import { currentWorld } from '../world/current-world';
import { nearNames } from '../../words/near-names';
import { valueInWords } from '../../words/value-in-words';
import type { JsonReader } from '../queues/schema-reader';
import type { TestWorld } from '../world/test-world';
import { worldBehind } from '../world/test-world';
import type { Queue } from '../../core/queue';

/** What an assertion is about: one queue, or all queues of a world. */
export interface Subject {
  readonly world: TestWorld;
  /** `"orders"`, or `any queue` of a world. */
  readonly label: string;
  readonly isWorld: boolean;
  readonly queues: readonly Queue[];
  /** Reads messages, where the subject is a queue with a schema. */
  readonly jsonOf?: JsonReader | undefined;
}

/**
 * Finds the queues an assertion is about.
 *
 * @throws TypeError when the subject is none, or names a queue that is not there
 */
export function resolveSubject(received: unknown, matcherName: string): Subject {
  if (typeof received === 'string') return named(received, matcherName);
  const behind = worldBehind(received);
  if (behind === undefined) throw new TypeError(wrongSubject(received, matcherName));
  const { world, arn, jsonOf } = behind;
  if (arn === undefined) return { world, label: 'the queues', isWorld: true, queues: [...world.all()] };
  const queue = world.find(arn);
  if (queue === undefined) throw new TypeError(`${matcherName}: queue "${queueNameIn(arn)}" (${arn}) was deleted. ${known(world, arn)}`);
  return { ...ofQueue(world, queue), jsonOf };
}

function named(text: string, matcherName: string): Subject {
  const world = currentWorld();
  if (world === undefined) {
    throw new TypeError(
      `${matcherName}: "${text}" cannot be looked up, because this file has no world of its own. ` +
        `Import 'msw-sqs/jest' (or 'msw-sqs/vitest'), or pass a queue of your world: expect(sqs.queue('${text}')).${callOf(matcherName)}`,
    );
  }
  const queue = world.resolve(text);
  if (queue === undefined) throw new TypeError(`${matcherName}: there is no queue "${text}". ${known(world, text)}`);
  return ofQueue(world, queue);
}

function ofQueue(world: TestWorld, queue: Queue): Subject {
  return { world, label: `"${queue.name}"`, isWorld: false, queues: [queue] };
}

const SHOWN_NAMES = 10;

function known(world: TestWorld, text: string): string {
  const names = [...new Set([...world.all()].map(({ name }) => name))].sort();
  if (names.length === 0) return 'There are no queues yet: create one with sqs.createQueue(name).';
  const near = nearNames(queueNameIn(text), names);
  if (near.length > 0) return `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`;
  const more = names.length > SHOWN_NAMES ? ` and ${names.length - SHOWN_NAMES} more` : '';
  return `There are: ${names.slice(0, SHOWN_NAMES).join(', ')}${more}.`;
}

function wrongSubject(received: unknown, matcherName: string): string {
  return [
    `${matcherName}: the subject must be a queue or a world, but is ${describeSubject(received)}. Write`,
    `  expect(sqs.queue('orders')).${callOf(matcherName)}   a queue`,
    `  expect('orders').${callOf(matcherName)}              a queue's name, URL or ARN`,
    `  expect(sqs).${callOf(matcherName)}                   all queues`,
  ].join('\n');
}

const WITHOUT_ARGUMENTS = new Set([
  'toBeDrained',
  'toBeEmpty',
  'toConserveMessages',
  'toEventuallyBeDrained',
  'toHaveInvoked',
  'toHaveReceivedAnyCommand',
  'toHaveReceivedNoOtherCommands',
  'toStayEmpty',
]);

/** How a matcher is called: `toBeEmpty()`, `toHaveMessage(…)`. */
function callOf(matcherName: string): string {
  return `${matcherName}(${WITHOUT_ARGUMENTS.has(matcherName) ? '' : '…'})`;
}

function describeSubject(received: unknown): string {
  const described = valueInWords(received);
  if (typeof received !== 'object' || received === null) return described;
  if (described.endsWith('Client')) return `${described}: pass the queue your client talks to`;
  if (described.endsWith('Command')) return `${described}: pass the queue that it was sent to`;
  return 'QueueUrl' in received ? `an object with a QueueUrl: pass its QueueUrl` : described;
}
