import type { MatcherContext } from '../values/matcher';
import type { JsonReader } from '../queues/schema-reader';
import { parsePattern, type ParsedPattern } from './message-pattern';

interface PatternOptions {
  readonly name: string;
  readonly context: MatcherContext;
  readonly subject: { readonly jsonOf?: JsonReader | undefined };
}

/** The pattern a matcher was called with. @throws TypeError when there is none, or it is no pattern, or nothing can match it */
export function requiredPattern(args: readonly unknown[], { name, context, subject }: PatternOptions): ParsedPattern {
  return parsePattern(args[0], { name, equals: (a, b) => context.equals(a, b), bySchema: subject.jsonOf !== undefined });
}

/** Like {@link requiredPattern}, but may be left out; an explicit `undefined` is still a mistake. */
export function optionalPattern(args: readonly unknown[], options: PatternOptions): ParsedPattern | undefined {
  return args.length === 0 ? undefined : requiredPattern(args, options);
}
