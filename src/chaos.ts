export { duplicateAfterDelete, failEntries, lostDelete, lostResponse } from './chaos/by-hand/answering';
export { consumerDies, holdBack, longerDelay, slowConsumer } from './chaos/by-hand/delaying';
export { duplicateDelivery, emptyReceive, lostDelivery, outOfOrder, shortBatch } from './chaos/by-hand/delivering';
export { failAction, outage, throttle, type RefusedWith } from './chaos/by-hand/refusing';
export { badDay } from './chaos/bad-day';
export type { FaultOptions, RefusalOptions } from './chaos/fault-options';
export type { FaultRule } from './chaos/rule';
export type { SqsChaos } from './chaos/sqs-chaos';
