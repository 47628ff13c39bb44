/**
 * The same tests on several backends, and what one answers beside the other.
 *
 * @module msw-sqs/parity
 */
export { aws, type AwsOptions } from './backends/aws';
export { elasticMq } from './backends/elastic-mq';
export { endpoint, type EndpointOptions } from './backends/endpoint';
export { localStack } from './backends/local-stack';
export { mock } from './backends/mock';
export { compareBackends, type CompareOptions, type CompareProgress } from './parity/comparison/compare-backends';
export type { ComparedBehaviour, Comparison, Outcome, Played } from './parity/comparison/comparison';
export type { FieldDifference } from './parity/comparison/field-differences';
export type { BehaviourFilter } from './parity/comparison/select-behaviours';
export type { Backend } from './backends/backend';
export type { Behaviour, Evidence } from './parity/scenario/behaviour';
export type { Need } from './backends/need';
export type { BackendChoice, StartedBackend } from './backends/started-backend';
export type { DifferingTest } from './contract/differing-test';
export type { ContractBackend, ContractContext } from './contract/contract-context';
export type { ContractOptions } from './contract/contract-options';
export type { ContractMessage, ContractQueue, ContractQueueDefinition } from './contract/contract-queue';
export { describeContract } from './contract/describe-contract';
export type { Capability } from './backends/capability';
export { shadow } from './shadow';
export type { Shadowing } from './shadow/shadow';
export type { AcceptedDifference } from './shadow/accepted-difference';
export type { AnswerDifference } from './shadow/compare-answers';
export type { NotComparable, ShadowDifference } from './shadow/findings';
export type { ShadowOptions } from './shadow/shadow-options';
export type { CallPosition } from './shadow/shadowed-call';
export type { ActionName } from './api/shapes';
export type { Answer, AnsweredError, CallAction, Input } from './backends/call-action';
