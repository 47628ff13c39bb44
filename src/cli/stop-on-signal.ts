import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Ends the process when it is told to: in order at the first signal, with exit code 0, and at once at the second.
 *
 * @param stop - ends what is going on
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (signal: (typeof SIGNALS)[number]): void => {
    if (stopping) process.exit(128 + constants.signals[signal]);
    stopping = true;
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`msw-sqs: ${(error as Error).message}\n`);
        process.exit(1);
      },
    );
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
}
