/**
 * The matchers by themselves, for `expect.extend(matchers)`, with `message()` and the types of patterns.
 *
 * @module msw-sqs/matchers
 */
export * from './testing/matchers';
export { message, type MessageFields, type MessageFieldsPattern } from './testing/patterns/message';
export type { MessagePattern } from './testing/patterns/message-pattern';
export type { SqsMatchers } from './testing/matchers/types/sqs-matchers';
export type { SqsMatchersInExpect } from './testing/matchers/types/sqs-matchers-in-expect';
