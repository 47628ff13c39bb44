import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Does something that a signal ends in order: it is told by an AbortSignal, and when it has ended the process does, with the code of the
 * signal. A second signal ends the process at once.
 */
export async function untilSignal(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const onSignal = (signal: (typeof SIGNALS)[number]): void => {
    if (exitCode !== undefined) process.exit(exitCode);
    exitCode = 128 + constants.signals[signal];
    controller.abort(new Error(`Stopped by ${signal}.`));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    await work(controller.signal);
  } catch (error) {
    if (exitCode === undefined) throw error;
    process.stderr.write(`msw-sqs: ${(error as Error).message}\n`);
    // What was given up may wait for a while yet.
    process.exit(exitCode);
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}
