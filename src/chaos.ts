/**
 * What SQS may do to calls: `explore()`, which tries all of it on a test, and faults by hand.
 *
 * @module msw-sqs/chaos
 */
export { explore } from './explore/explore';
export type { ExploreOptions } from './explore/explore-options';
export { ExploreError } from './explore/explore-error';
export type { Decision } from './explore/decision';
export type { Scenario } from './explore/run-scenario';
export type { FaultName } from './chaos/fault';
export * from './chaos/by-hand';
export { badDay } from './chaos/bad-day';
export type { FaultOptions, RefusalOptions } from './chaos/fault-options';
export type { FaultRule } from './chaos/rule';
export type { SqsChaos } from './chaos/sqs-chaos';
