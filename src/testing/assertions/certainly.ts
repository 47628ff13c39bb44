import { failureMessage } from './failure-message';
import type { MatcherContext, MatcherResult } from '../values/matcher';

/** What a verdict rests on, and whose it is. */
export interface Grounds {
  readonly name: string;
  readonly args: string;
  readonly subject?: string | undefined;
  /** Whether it would be the same whatever there was among what is no longer known. */
  readonly certain: boolean;
  /** Says what is no longer known; empty where everything is. */
  readonly dropped: readonly string[];
}

const CURE =
  'Let SQS keep more of them (createSqs({ journalEvents: 100_000 }), or the same in MSW_SQS), or call sqs.reset() where that begins which the test is about.';

/**
 * Makes an error of a verdict that might be another one if everything were still known.
 *
 * Also where the assertion fails anyhow: as part of another value, the verdict may be turned round.
 *
 * @throws Error
 */
export function certainly(context: MatcherContext, verdict: MatcherResult, grounds: Grounds): MatcherResult {
  const { certain, dropped, ...call } = grounds;
  if (certain || dropped.length === 0) return verdict;
  const fails = verdict.pass === (context.isNot === true);
  if (fails) throw new Error(verdict.message());
  throw new Error(failureMessage(context, { ...call, world: undefined, paragraphs: [['This can no longer be told.'], dropped, [CURE]] }));
}
