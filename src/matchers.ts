/**
 * The matchers by themselves, for `expect.extend(matchers)`, with `message()` and the types of patterns.
 *
 * @module msw-sqs/matchers
 */
export * from './testing/matchers';
export { message, type MessageFields, type MessageFieldsPattern } from './testing/patterns/message';
export type { AsymmetricMatcher, JsonPattern, MessagePattern, MessagePatternOf } from './testing/patterns/message-pattern';
export type { AwaitedMatcher, Matcher, MatcherContext, MatcherPrinters, MatcherResult } from './testing/values/matcher';
export type { AwaitedMatchers } from './testing/matchers/types/awaited-matchers';
export type { AnyInput, CommandMatchers } from './testing/matchers/types/command-matchers';
export type { InvocationMatchers } from './testing/matchers/types/invocation-matchers';
export type { SqsMatchers } from './testing/matchers/types/sqs-matchers';
export type { SqsMatchersInExpect } from './testing/matchers/types/sqs-matchers-in-expect';
