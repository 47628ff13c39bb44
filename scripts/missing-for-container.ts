import { getContainerRuntimeClient, ImageName } from 'testcontainers';
import { containersAvailable } from '../src/localstack';

/**
 * What this machine lacks to run an image in a container, as a sentence or two.
 *
 * @param options - `pull`: an image that is not here is not missed, it will be pulled
 */
export async function missingForContainer(name: string, { pull }: { readonly pull: boolean }): Promise<string | undefined> {
  const containers = await containersAvailable();
  if (!containers.available) return containers.reason;
  if (pull) return undefined;
  const { image } = await getContainerRuntimeClient();
  return (await image.exists(ImageName.fromString(name))) ? undefined : `${name} is not on this machine: docker pull ${name}, or --pull.`;
}
