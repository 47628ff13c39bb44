import type { ContainerRuntimeClient } from 'testcontainers';

const GONE = 404;
const BEING_REMOVED = 409;

/** Ends a container and removes it with its volumes; one that is gone already is no trouble. */
export async function removeContainer(engine: ContainerRuntimeClient, id: string): Promise<void> {
  try {
    await engine.container.getById(id).remove({ force: true, v: true });
  } catch (error) {
    const status = error instanceof Object && 'statusCode' in error ? error.statusCode : undefined;
    if (status !== GONE && status !== BEING_REMOVED) throw error;
  }
}
