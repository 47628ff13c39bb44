import { realProcess } from '../process/real-process';

/**
 * Runs something before the event loop goes on, but after all that is put off until then now, and in turn by that: ticks and promises.
 *
 * That is as late as can be without a turn of the event loop.
 */
export function whenTicksHaveRun(run: () => void): void {
  const process = realProcess();
  process.nextTick(async () => {
    await undefined;
    process.nextTick(run);
  });
}
