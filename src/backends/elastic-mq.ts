import type { ContainerOptions } from './containers/container-options';
import { startElasticMq } from './containers/start-elasticmq';
import type { BackendChoice } from './started-backend';
import { containerBackend } from './container-backend';

/**
 * ElasticMQ in a container of its own.
 *
 * @param options - as for `startElasticMq`
 *
 * @example
 * const backend = await elasticMq().start();
 */
export function elasticMq(options?: ContainerOptions): BackendChoice {
  return containerBackend('elasticmq', () => startElasticMq(options));
}
