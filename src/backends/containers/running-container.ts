import type { SQSClient } from '@aws-sdk/client-sqs';
import type { ContainerRuntimeClient } from 'testcontainers';
import type { ContainerKind } from './container-kind';
import { containerLogs } from './container-logs';
import { removeContainer } from './remove-container';
import { sqsClient } from './sqs-client';
import type { StartedContainer } from './started-container';

/** A container whose SQS answers. */
interface Running {
  readonly kind: ContainerKind;
  readonly endpoint: string;
  readonly region: string;
  readonly engine: ContainerRuntimeClient;
  readonly id: string;
  readonly reuse: boolean;
  /** Called once it is removed. */
  readonly forget: () => void;
}

/** What users get of a container. */
export function runningContainer({ kind: { name, image }, endpoint, region, engine, id, reuse, forget }: Running): StartedContainer {
  const clients: SQSClient[] = [];
  let stopped: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    for (const client of clients.splice(0)) client.destroy();
    if (!reuse) await removeContainer(engine, id);
    forget();
  };
  const stop = (): Promise<void> => (stopped ??= end());
  return {
    name,
    endpoint,
    region,
    image,
    containerId: id,
    client(config) {
      const client = sqsClient({ endpoint, region, ...config });
      clients.push(client);
      return client;
    },
    logs: () => containerLogs(engine, id),
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
