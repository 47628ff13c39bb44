import { stateOf, type MessageState } from '../../core/stored-message';
import { counted, expectation, expectedOf, failureMessage, inventory, list, messageLines, whyNot } from './failure-message';
import { presentMessages, type KnownMessage, type PresentMessage } from '../patterns/known-messages';
import type { Matcher, MatcherContext } from '../values/matcher';
import { messageTimeline } from './message-timeline';
import { requiredPattern } from '../patterns/required-pattern';
import { STATE_NAMES } from '../words/state-in-words';
import { resolveSubject, type Subject } from './subject';

/** Makes a matcher that passes when a message is there now, in one state or in any. */
export function stateMatcher({
  name,
  phrase,
  state,
}: {
  readonly name: string;
  readonly phrase: string;
  readonly state?: MessageState;
}): Matcher {
  return function (this: MatcherContext, received: unknown, ...args: readonly unknown[]) {
    const subject = resolveSubject(received, name);
    const pattern = requiredPattern(args, { name, context: this, subject });
    const nowMs = subject.world.nowMs();
    const hits = presentMessages(subject.queues, subject.world, subject.jsonOf).filter(
      (found) => (state === undefined || stateOf(found.stored, nowMs) === state) && pattern.differences(found).length === 0,
    );
    const headline = `${expectedOf(subject, this)} have ${phrase}`;
    const but = ({ stored }: KnownMessage): string =>
      stored === undefined ? 'is no longer there' : `is ${STATE_NAMES[stateOf(stored, nowMs)]}`;
    return {
      pass: hits.length > 0,
      message: () =>
        failureMessage(this, {
          world: subject.world,
          name,
          args: 'pattern',
          paragraphs: [
            expectation(headline, pattern, this),
            ...(hits.length > 0 ? [there(hits, subject)] : [inventory(subject), ...whyNot(subject, pattern, { context: this, but })]),
          ],
        }),
    };
  };
}

function there(hits: readonly PresentMessage[], subject: Subject): string[] {
  return list(
    `${subject.isWorld ? 'They have' : 'It has'} ${counted(hits.length, 'such message')}:`,
    hits,
    (found) => `${messageLines([found], subject)[0]!}\n  ${messageTimeline(found.message, subject.world)}`,
  );
}
