/**
 * LocalStack and ElasticMQ in containers, for tests that run on them, too. Needs Docker and `testcontainers`.
 *
 * @module msw-sqs/localstack
 */
export { containersAvailable, type ContainersAvailability } from './backends/containers/containers-available';
export type { ContainerOptions } from './backends/containers/container-options';
export { startElasticMq } from './backends/containers/start-elasticmq';
export { startLocalStack, type LocalStackOptions } from './backends/containers/start-localstack';
export type { StartedContainer } from './backends/containers/started-container';
