/**
 * Amazon SQS inside the test process: `createSqs()`, and the types of everything that it gives.
 *
 * @module msw-sqs
 */
export type { ChaosOption } from './chaos/chaos-of';
export type { FaultRule } from './chaos/rule';
export type { SqsChaos } from './chaos/sqs-chaos';
export type { Start } from './chaos/processes';
export type { Caller } from './actions/action';
export type { CallState } from './calls/call';
export { limits } from './core/limits';
export type { Clock, EpochMs } from './core/clock';
export type {
  InvocationFact,
  InvocationOutcome,
  InvokedMessage,
  JournalEvent,
  JournalFact,
  MessageFact,
  MessageHandedOut,
  MessageMoved,
  ReceiveAttemptPart,
  Texts,
} from './core/journal';
export type { EarlierReceives, Message, MessageAttributes, MessageAttributeValue } from './core/message';
export type { MoveTaskStatus } from './core/move-tasks';
export type { MessageCounts, SendReceipt } from './core/queue';
export type { MessageState, Receives } from './core/stored-message';
export { SqsError, type SqsErrorCode } from './core/sqs-error';
export type { Diagnosis } from './doctor/diagnosis';
export type { Finding, FindingStep } from './doctor/finding';
export type { RunOptions } from './world/run-isolated';
export { createSqs, type Sqs } from './world/sqs';
export type { Duration } from './system/time/duration';
export type { SqsClock } from './system/time/sqs-clock';
export type { SqsCall } from './testing/calls/call-log';
export type { Command, CommandInput } from './testing/calls/command';
export type { JournalLog, JournalPart } from './testing/journal/journal-log';
export type { SettleOptions } from './testing/settling/settle';
export type { MessageView } from './testing/queues/message-view';
export type { QueueView, SendOptions } from './testing/queues/queue-view';
export type { MswRequestHandler } from './transport/msw/msw-request-handler';
export type { SqsHttpHandler, SqsHttpRequest, SqsHttpResponse } from './transport/sqs-http';
export type { SchemaResult, StandardSchema } from './testing/queues/standard-schema';
export type { PlainAttribute } from './testing/values/plain-attributes';
export type { OtherAws } from './transport/in-process/other-aws';
export type { QueueDefinition } from './world/queue-definition';
export type { QueueOptions } from './world/queue-options';
export type { SqsOptions } from './world/sqs-options';
