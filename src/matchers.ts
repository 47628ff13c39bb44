export * from './testing/matchers';
export { message, type MessageFields, type MessageFieldsPattern } from './testing/message';
export type { MessagePattern } from './testing/message-pattern';
export type { SqsMatchers } from './testing/sqs-matchers';
