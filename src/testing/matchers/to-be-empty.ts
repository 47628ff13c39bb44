import { expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';
import type { Matcher, MatcherContext, MatcherResult } from '../values/matcher';
import { isPlainObject } from '../../words/is-plain-object';
import { printedReceived } from '../values/printed';
import { resolveSubject } from '../assertions/subject';
import { worldBehind } from '../world/test-world';

const NAME = 'toBeEmpty';

/** {@link SqsMatchers.toBeEmpty} */
export const toBeEmpty: Matcher = function (this: MatcherContext, received: unknown) {
  const size = isOurs(received) ? undefined : sizeOf(received);
  if (size !== undefined) return ofOther(this, received, size);
  const subject = resolveSubject(received, NAME);
  return {
    pass: presentMessages(subject.queues, subject.world).length === 0,
    message: () =>
      failureMessage(this, {
        name: NAME,
        args: '',
        world: subject.world,
        paragraphs: [[`${expectedOf(subject, this)} be empty.`], inventory(subject)],
      }),
  };
};

/** A text that is not empty can only be meant as a queue: taken as a text, a misspelt name would never be empty. */
function isOurs(received: unknown): boolean {
  return typeof received === 'string' ? received !== '' : worldBehind(received) !== undefined;
}

function ofOther(context: MatcherContext, received: unknown, size: number): MatcherResult {
  const { isNot = false, utils } = context;
  return {
    pass: size === 0,
    message: () =>
      [
        utils.matcherHint(NAME, 'received', '', { isNot }),
        '',
        `Expected ${printedReceived(received, utils)} ${isNot ? 'not to' : 'to'} be empty.`,
      ].join('\n'),
  };
}

/** How much is in a value that can be empty; `undefined` for what cannot. An iterable is only asked for its first item. */
function sizeOf(received: unknown): number | undefined {
  if (typeof received === 'string' || Array.isArray(received)) return received.length;
  if (typeof received !== 'object' || received === null) return undefined;
  if (Symbol.iterator in received) {
    for (const _ of received as Iterable<unknown>) return 1;
    return 0;
  }
  return isPlainObject(received) ? Object.keys(received).length : undefined;
}
