import { realInterval } from '../system/time/real-interval';
import { notice } from '../system/process/notice';
import { stopwatch } from '../system/time/stopwatch';
import { withTimeout } from '../system/time/with-timeout';
import type { BackendChoice, StartedBackend } from '../backends/started-backend';

const PROGRESS_EVERY_MS = 10_000;
/** Nobody needs to be told of what took less. */
const NOTABLE_MS = 1000;

/**
 * Starts a backend, and says so where that takes long.
 *
 * @param block - the contract on that backend
 * @throws Error with why it did not start, or that it took too long; it is stopped then if it comes up all the same
 */
export async function backendStart(choice: BackendChoice, block: string, limitMs: number): Promise<StartedBackend> {
  const elapsedMs = stopwatch();
  const seconds = (): string => `${(elapsedMs() / 1000).toFixed(1)} s`;
  const endProgress = realInterval(PROGRESS_EVERY_MS, () => notice(`${block}: starting, ${seconds()} so far`));
  const starting = choice.start();
  let late = false;
  try {
    const backend = await withTimeout(limitMs, starting, () => {
      late = true;
      return new Error(`it was not up after ${limitMs / 1000} s, see startTimeout`);
    });
    if (elapsedMs() >= NOTABLE_MS) notice(`${block}: up after ${seconds()}`);
    return backend;
  } catch (cause) {
    if (late) void starting.then((backend) => backend.stop()).catch(() => {});
    throw new Error(`${block}: ${choice.name} did not start: ${(cause as Error).message}`, { cause });
  } finally {
    endProgress();
  }
}
