import type { AwaitedMatcher, MatcherContext, MatcherResult } from '../values/matcher';
import { resolveSubject, type Subject } from './subject';
import { timeLimit } from '../patterns/time-limit';
import { untilHolds, type Condition } from './until-holds';
import { watchTime, type WatchedTime } from './watched-time';

/** What an awaited matcher looks for, at each deadline. */
export interface Watch extends Condition {
  /** The verdict from whether it came to hold. Default: the same. */
  passes?(held: boolean): boolean;
  message(): string;
}

interface AwaitedExpectation {
  readonly name: string;
  readonly option: 'within' | 'for';
  /** Which of the arguments are the options. */
  readonly optionsAt: number;
  watch(parts: {
    readonly context: MatcherContext;
    /** As it is now: queues may come while time moves. */
    readonly subject: () => Subject;
    readonly time: WatchedTime;
    readonly limitMs: number;
    readonly args: readonly unknown[];
  }): Watch;
}

/** Makes a matcher that moves time until something holds. */
export function awaitedMatcher({ name, option, optionsAt, watch }: AwaitedExpectation): AwaitedMatcher {
  return function (this: MatcherContext, received: unknown, ...args: readonly unknown[]): Promise<MatcherResult> {
    return onlyAwaited(verdict(this, received, args), name);
  };

  async function verdict(context: MatcherContext, received: unknown, args: readonly unknown[]): Promise<MatcherResult> {
    const subject = (): Subject => resolveSubject(received, name);
    const first = subject();
    const limitMs = timeLimit(args[optionsAt], { name, option, call: `expect(queue).${name}(${'pattern, '.repeat(optionsAt)}` });
    const time = watchTime(first);
    const { passes = (held) => held, message, ...condition } = watch({ context, subject, time, limitMs, args });
    try {
      const pass = passes(await untilHolds(first.world, { call: `expect(…).${name}(…)`, withinMs: limitMs }, condition));
      // Told as it was then, not as it is when somebody asks.
      const text = pass === (context.isNot === true) ? message() : '';
      return { pass, message: () => text };
    } finally {
      time.end();
    }
  }
}

/** As part of another value nobody awaits it: without this, `expect.not.toReceiveMessage(…)` would hold there whatever happens. */
function onlyAwaited(verdict: Promise<MatcherResult>, name: string): Promise<MatcherResult> {
  return Object.defineProperty(verdict, 'pass', {
    get() {
      verdict.catch(() => {});
      throw new TypeError(`${name} must be awaited, and cannot be part of another value. Write await expect(queue).${name}(…).`);
    },
  });
}
