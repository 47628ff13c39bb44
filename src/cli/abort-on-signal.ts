import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * A signal that is aborted when the process is told to end; what goes on is to be ended then. At the second time the process ends at once.
 *
 * The exit code is the one of the signal.
 */
export function abortOnSignal(): AbortSignal {
  const controller = new AbortController();
  const onSignal = (signal: (typeof SIGNALS)[number]): void => {
    process.exitCode = 128 + constants.signals[signal];
    if (controller.signal.aborted) process.exit();
    controller.abort(new Error(`Stopped by ${signal}.`));
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return controller.signal;
}
