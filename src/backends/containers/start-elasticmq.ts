import { backendPlaces } from '../../options/backend-places';
import { checkOptions } from '../../options/check-options';
import type { ContainerOptions } from './container-options';
import { startContainer } from './start-container';
import type { StartedContainer } from './started-container';

/**
 * Starts ElasticMQ in a container, and waits until it answers.
 *
 * Default image: `softwaremill/elasticmq:1.7.1`. Its ARNs have the region `elasticmq`, whatever the client's.
 * The container goes when it is stopped, and at the latest with this process, however that ends.
 *
 * @throws Error that says what to do: no container engine, testcontainers missing, or ElasticMQ not answering in time,
 * then with the end of its log; the container is removed by then
 *
 * @example
 * await using elasticMq = await startElasticMq();
 * const client = elasticMq.client();
 * await client.send(new CreateQueueCommand({ QueueName: 'orders' }));
 */
export async function startElasticMq(options: ContainerOptions = {}): Promise<StartedContainer> {
  checkOptions(backendPlaces.elasticMq, options);
  const { image = 'softwaremill/elasticmq:1.7.1' } = options;
  return startContainer(
    {
      name: 'elasticmq',
      title: 'ElasticMQ',
      neededBy: 'startElasticMq',
      image,
      port: 9324,
      readyLine: /ElasticMQ server \(.*\) started/,
      env: {},
      explainExit: () => undefined,
    },
    options,
  );
}
