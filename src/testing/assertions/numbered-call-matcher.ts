import type { Matcher, MatcherContext } from '../values/matcher';
import { ordinal } from '../words/event-in-words';
import { resolveCallSubject } from './call-subject';
import { nthCallMatcher } from './nth-call-matcher';
import { wholeNumber } from './times-matcher';

/** A matcher for the n-th call, of all calls or, when it is `specific`, of those of the command. */
export function numberedCallMatcher(name: string, { specific }: { readonly specific: boolean }): Matcher {
  const example = `expect(sqs).${name}(2, SendMessageCommand, input)`;
  return function (this: MatcherContext, received: unknown, ...[n, command, input]: readonly unknown[]) {
    const subject = resolveCallSubject(received, name);
    const number = wholeNumber(n, { name, atLeast: 1, example });
    const args = 'n, command, input';
    return nthCallMatcher(this, {
      name,
      args,
      subject,
      command,
      input,
      specific,
      position: ordinal(number),
      pick: (calls) => calls[number - 1],
    });
  };
}
