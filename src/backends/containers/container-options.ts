import type { Duration } from '../../system/time/duration';

/** How a container is to be started. */
export interface ContainerOptions {
  /** Default: the release that this package is tested with. */
  readonly image?: string | undefined;
  /** Where SQS is to be: `client()` takes it. Default `AWS_REGION` or us-east-1. */
  readonly region?: string | undefined;
  /** Further variables of the container's environment, or other values of those that are set anyway. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /**
   * Takes a container that an earlier run has left, and leaves it to the next one: nothing is removed, queues stay.
   *
   * For development; `stop()` only lets go of it. Default `false`.
   */
  readonly reuse?: boolean | undefined;
  /** How long it may take until SQS answers, pulling the image aside. Default two minutes. */
  readonly startupTimeout?: Duration | undefined;
  /** Gives up starting, and removes what is there of the container. */
  readonly signal?: AbortSignal | undefined;
  /** Hears what takes long, as a sentence each; `false`: nobody does. Default: a line each on stderr. */
  readonly onProgress?: ((message: string) => void) | false | undefined;
}
