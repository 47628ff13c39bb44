import type { StartedContainer } from './containers/started-container';
import type { BackendChoice } from './started-backend';
import { endpoint } from './endpoint';
import { noContainersNow } from './no-containers-now';

/** A backend that runs in a container for as long as it is needed. */
export function containerBackend(name: string, start: () => Promise<StartedContainer>): BackendChoice {
  return {
    name,
    unavailable: noContainersNow,
    async start() {
      const container = await start();
      const stop = (): Promise<void> => container.stop();
      try {
        const backend = await endpoint(container.endpoint, { name: container.image, region: container.region }).start();
        return { ...backend, client: (config) => container.client(config), stop };
      } catch (error) {
        await stop();
        throw error;
      }
    },
  };
}
