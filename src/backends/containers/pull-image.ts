import type { ContainerRuntimeClient } from 'testcontainers';
import { progress, type Report } from './progress';
import type { Testcontainers } from './require-testcontainers';

/** Gets an image onto the machine, unless it is there. @throws Error that says how to find out more */
export async function pullImage({ ImageName }: Testcontainers, engine: ContainerRuntimeClient, image: string, report: Report) {
  const name = ImageName.fromString(image);
  if (await engine.image.exists(name)) return;
  report(`pulling ${image}`);
  const endProgress = progress(report, `pulling ${image}`);
  try {
    await engine.image.pull(name);
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : String(error);
    throw new Error(`Failed to pull ${image}, which is not on this machine: ${reason}\n"docker pull ${image}" has to work first.`, {
      cause: error,
    });
  } finally {
    endProgress();
  }
}
