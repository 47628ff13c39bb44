export * from './testing/matchers';
export { message, type MessageFields, type MessageFieldsPattern } from './testing/patterns/message';
export type { MessagePattern } from './testing/patterns/message-pattern';
export type { SqsMatchers } from './testing/runners/sqs-matchers';
export type { SqsMatchersInExpect } from './testing/runners/sqs-matchers-in-expect';
