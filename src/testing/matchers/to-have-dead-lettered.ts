import { historyMatcher } from '../assertions/history-matcher';
import type { Subject } from '../assertions/subject';
import type { Matcher } from '../values/matcher';
import { eventKinds } from '../assertions/event-kinds';
import { queueNames } from '../words/queue-names';

const NAME = 'toHaveDeadLettered';

/** {@link SqsMatchers.toHaveDeadLettered} */
export const toHaveDeadLettered: Matcher = historyMatcher(NAME, eventKinds.deadLettered, requireSource);

/** @throws TypeError for a queue that only takes what others dead-letter: it never does so itself */
function requireSource({ world, isWorld, queues: [queue], label }: Subject): void {
  if (isWorld || queue === undefined || queue.settings.redrivePolicy !== undefined) return;
  const moves = world.journal.events.filter((event) => event.kind === 'messageDeadLettered');
  if (moves.some(({ queueArn }) => queueArn === queue.arn)) return;
  const sources = [...world.all()].filter(({ settings }) => settings.redrivePolicy?.deadLetterTargetArn === queue.arn);
  const arns = new Set([
    ...sources.map(({ arn }) => arn),
    ...moves.filter(({ toArn }) => toArn === queue.arn).map(({ queueArn }) => queueArn),
  ]);
  if (arns.size === 0) return;
  const nameOf = queueNames([...arns, queue.arn]);
  const names = [...arns].map((arn) => `'${nameOf(arn)}'`);
  throw new TypeError(
    `${NAME}: ${label} is a dead-letter queue: it has no redrive policy, and moves nothing itself. Ask the queue that messages come from: ` +
      `${names.map((name) => `expect(${name}).${NAME}(…)`).join(' or ')}; or ask this one what came into it: expect(${label.replaceAll('"', "'")}).toHaveMessage(…).`,
  );
}
