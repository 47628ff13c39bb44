import type { MatcherContext } from '../values/matcher';
import { parsePattern, type ParsedPattern } from './message-pattern';

/** The pattern a matcher was called with. @throws TypeError when there is none, or it is no pattern */
export function requiredPattern(
  args: readonly unknown[],
  { name, context }: { readonly name: string; readonly context: MatcherContext },
): ParsedPattern {
  return parsePattern(args[0], { name, equals: (a, b) => context.equals(a, b) });
}

/** Like {@link requiredPattern}, but may be left out; an explicit `undefined` is still a mistake. */
export function optionalPattern(
  args: readonly unknown[],
  options: { readonly name: string; readonly context: MatcherContext },
): ParsedPattern | undefined {
  return args.length === 0 ? undefined : requiredPattern(args, options);
}
