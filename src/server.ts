/**
 * SQS behind a port, for clients in other processes and other languages.
 *
 * @module msw-sqs/server
 */
export { startSqsServer, type SqsServer, type SqsServerOptions } from './server/start-sqs-server';
export type { Sqs } from './world/sqs';
export type { QueueDefinition } from './world/queue-definition';
export type { SqsOptions } from './world/sqs-options';
