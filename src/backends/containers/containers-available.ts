import { containerEngine } from './container-engine';
import { requireTestcontainers } from './require-testcontainers';

/** Whether containers can be started here, and if not, why in one sentence. */
export type ContainersAvailability = { readonly available: true } | { readonly available: false; readonly reason: string };

/**
 * Tells whether this machine can start containers: testcontainers is installed, and a container engine answers.
 *
 * Takes a few seconds at most, and never fails. Images are not looked for.
 *
 * @example
 * const containers = await containersAvailable();
 * if (!containers.available) console.log(`Skipped: ${containers.reason}`);
 */
export async function containersAvailable(): Promise<ContainersAvailability> {
  try {
    await containerEngine(requireTestcontainers('Starting containers'));
    return { available: true };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { available: false, reason };
  }
}
