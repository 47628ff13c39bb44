import { currentWorld } from '../world/current-world';
import { expectedOf, failureMessage, inventory } from '../assertions/failure-message';
import { presentMessages } from '../patterns/known-messages';
import type { Matcher, MatcherContext, MatcherResult } from '../values/matcher';
import { isPlainObject } from '../../words/is-plain-object';
import { printedReceived } from '../values/printed';
import { resolveSubject } from '../assertions/subject';
import { worldBehind } from '../world/test-world';

const NAME = 'toBeEmpty';

/**
 * Passes when no message is in the queue: none visible, none in flight, none delayed.
 *
 * For what is no queue it means what `toBeEmpty` of jest-extended means: a text, array, Map, Set, iterable or
 * plain object without content. A text is a queue's name where there is a queue of that name.
 *
 * @example
 * expect(orders).toBeEmpty();
 */
export const toBeEmpty: Matcher = function (this: MatcherContext, received: unknown) {
  const size = isOurs(received) ? undefined : sizeOf(received);
  if (size !== undefined) return ofOther(this, received, size);
  const subject = resolveSubject(received, NAME);
  return {
    pass: presentMessages(subject.queues, subject.world).length === 0,
    message: () =>
      failureMessage(this, { name: NAME, args: '', paragraphs: [[`${expectedOf(subject, this)} be empty.`], inventory(subject)] }),
  };
};

function isOurs(received: unknown): boolean {
  return typeof received === 'string' ? isQueueName(received) : worldBehind(received) !== undefined;
}

function isQueueName(text: string): boolean {
  try {
    return currentWorld()?.resolve(text) !== undefined;
  } catch {
    // Not even the form of one.
    return false;
  }
}

function ofOther(context: MatcherContext, received: unknown, size: number): MatcherResult {
  const { isNot = false, utils } = context;
  const world = typeof received === 'string' && received !== '' ? ['(There is no queue of that name, so it is taken as a text.)'] : [];
  return {
    pass: size === 0,
    message: () =>
      [
        utils.matcherHint(NAME, 'received', '', { isNot }),
        '',
        `Expected ${printedReceived(received, utils)} ${isNot ? 'not to' : 'to'} be empty.`,
        ...world,
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
