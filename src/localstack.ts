export { containersAvailable, type ContainersAvailability } from './containers/containers-available';
export type { ContainerOptions } from './containers/container-options';
export { startElasticMq } from './containers/start-elasticmq';
export { startLocalStack, type LocalStackOptions } from './containers/start-localstack';
export type { StartedContainer } from './containers/started-container';
