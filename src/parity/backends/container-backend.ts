import type { SQSClient, SQSClientConfig } from '@aws-sdk/client-sqs';
import type { BackendChoice } from '../started-backend';
import { endpoint } from './endpoint';

/** SQS in a container that runs. */
export interface SqsContainer {
  readonly endpoint: string;
  readonly region: string;
  client(config?: SQSClientConfig): SQSClient;
  stop(): Promise<void>;
}

/** A backend that runs in a container for as long as it is needed. */
export function containerBackend(name: string, start: () => Promise<SqsContainer>): BackendChoice {
  return {
    name,
    async start() {
      const container = await start();
      const stop = (): Promise<void> => container.stop();
      try {
        const backend = await endpoint(container.endpoint, { name, region: container.region }).start();
        return { ...backend, client: (config) => container.client(config), stop };
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}
