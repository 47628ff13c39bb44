import { notice } from './notice';

/** Does something when this process ends, or this thread: where a runner has no hook for it. What it throws is told, and the process fails. */
export function atProcessEnd(act: () => void): void {
  process.once('exit', () => {
    try {
      act();
    } catch (error) {
      notice(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
  });
}
