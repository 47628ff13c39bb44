import type { GenericContainer } from 'testcontainers';
import type { ContainerKind } from './container-kind';
import { OWNER, STARTED_BY } from './remove-at-exit';
import type { Testcontainers } from './require-testcontainers';

/** What of a container differs from run to run. */
export interface Definition {
  readonly kind: ContainerKind;
  /** Of the user; on top of the kind's own. */
  readonly env: Readonly<Record<string, string>> | undefined;
  /** Whether it outlives this process. */
  readonly reuse: boolean;
  /** Whether Testcontainers is to see to its removal, too. */
  readonly reaper: boolean;
  /** Hears the container's id before it runs; what it throws ends the start. */
  readonly onCreated: (id: string) => void;
}

/** A container that Testcontainers can start; it does not wait until the container is ready. */
export function definedContainer(
  { GenericContainer }: Testcontainers,
  { kind, env, reuse, reaper, onCreated }: Definition,
): GenericContainer {
  class WatchedContainer extends GenericContainer {
    protected override containerCreated(id: string): Promise<void> {
      onCreated(id);
      return Promise.resolve();
    }
  }
  const container = new WatchedContainer(kind.image)
    .withExposedPorts(kind.port)
    .withEnvironment({ ...kind.env, ...env })
    // Containers are reused when they were made alike: their labels must not differ.
    .withLabels({ [STARTED_BY]: reuse ? 'reuse' : OWNER })
    .withWaitStrategy(NO_WAIT);
  // Testcontainers cannot do without before 11.14.
  if (!reaper) container.withAutoCleanup?.(false);
  return reuse ? container.withReuse() : container;
}

type WaitStrategy = Parameters<GenericContainer['withWaitStrategy']>[0];

/** Testcontainers removes a container that does not become ready, and its log and exit code with it: it is waited for here. */
const NO_WAIT: WaitStrategy = {
  waitUntilReady: () => Promise.resolve(),
  withStartupTimeout: () => NO_WAIT,
  isStartupTimeoutSet: () => true,
  getStartupTimeout: () => 0,
};
