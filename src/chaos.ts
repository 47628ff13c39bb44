export * from './chaos/by-hand';
export { badDay } from './chaos/bad-day';
export type { FaultOptions, RefusalOptions } from './chaos/fault-options';
export type { FaultRule } from './chaos/rule';
export type { SqsChaos } from './chaos/sqs-chaos';
