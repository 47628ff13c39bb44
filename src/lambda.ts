/**
 * Event source mappings: functions that Lambda calls with the messages of a queue.
 *
 * @module msw-sqs/lambda
 */
export { mapEventSource } from './lambda/map-event-source';
export { templateMappings, type TemplateMapping } from './lambda/template-mappings';
export { sqsEvent, type SqsEventMessage, type SqsEventOptions } from './lambda/sqs-event';
export type { EventSourceMapping, MappingState } from './lambda/event-source-mapping';
export type { EventSourceChanges, EventSourceFilter, EventSourceOptions } from './lambda/event-source-options';
export type { SqsHandler } from './lambda/call-function';
export { LambdaError, type LambdaErrorName } from './lambda/lambda-error';
