import { batchPattern, invocationSubject, matchesBatch, reportedIn } from '../assertions/invocations';
import { invocationVerdict } from '../assertions/invocation-verdict';
import type { Matcher, MatcherContext } from '../values/matcher';

const name = 'toHaveReportedBatchItemFailures';

/** {@link InvocationMatchers.toHaveReportedBatchItemFailures} */
export const toHaveReportedBatchItemFailures: Matcher = function (this: MatcherContext, received: unknown, ...args: readonly unknown[]) {
  const subject = invocationSubject(received, name);
  const pattern = args.length === 0 ? undefined : batchPattern(args, { name, context: this, subject });
  const reports = subject.invocations.map(reportedIn).filter(({ length }) => length > 0);
  const pass = pattern === undefined ? reports.length > 0 : reports.some((reported) => matchesBatch(pattern, reported, subject));
  const expected = 'have had batch item failures reported';
  return invocationVerdict(this, { name, args: pattern === undefined ? '' : 'pattern', subject, pass, certain: pass, expected, pattern });
};
