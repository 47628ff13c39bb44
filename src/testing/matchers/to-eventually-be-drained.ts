import { awaitedMatcher } from '../assertions/awaited-matcher';
import { durationInWords } from '../../words/duration-in-words';
import { dropped, expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { printedBody } from '../values/printed';
import type { Subject } from '../assertions/subject';
import { disabledMapping } from '../words/disabled-mapping';
import { presentMessages } from '../patterns/known-messages';

const NAME = 'toEventuallyBeDrained';

/** {@link AwaitedMatchers.toEventuallyBeDrained} */
export const toEventuallyBeDrained = awaitedMatcher({
  name: NAME,
  option: 'within',
  optionsAt: 0,
  watch: ({ context, subject, time, limitMs }) => ({
    holds: () => presentMessages(subject().queues, subject().world).length === 0,
    message: () =>
      failureMessage(context, {
        world: subject().world,
        name: NAME,
        args: '{ within }',
        paragraphs: [
          [`${expectedOf(subject(), context)} be drained within ${durationInWords(limitMs)}.`],
          context.isNot === true ? [`It was, after ${time.elapsed()}.`] : inventory(subject()),
          time.timeline(),
          context.isNot === true ? [] : disabled(subject()),
          atWork(subject()),
          dropped(subject()),
        ],
      }),
  }),
});

/** Which queues that are not drained nobody drains, as their mappings are disabled. */
function disabled({ queues, world }: Subject): string[] {
  return queues.filter((queue) => queue.counts(world.nowMs()).visible > 0).flatMap((queue) => disabledMapping(queue, world));
}

/** Who is at work in real time, of which this matcher gives none. */
function atWork({ queues, world }: Subject): string[] {
  const held = presentMessages(queues, world).find(({ message }) => world.consumers.holderOf(message.id) !== undefined);
  if (held === undefined) return [];
  return [
    `${printedBody(held.message.body)} is with a consumer that has not called SQS since. This matcher moves time at once; to give consumers real time, write`,
    '  await sqs.settle()',
  ];
}
