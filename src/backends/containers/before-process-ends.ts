import { realProcess } from '../../system/process/real-process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Marks the listeners of all copies of this module: each test file of a Jest worker has its own. */
const OURS = Symbol.for('msw-sqs.before-process-ends');

/**
 * Runs something before this process ends: at its exit, or at a signal that would end it.
 *
 * A signal goes on to do what it would have done. Where others listen to it, ending the process is theirs: then it runs at the exit.
 *
 * @param run - must be done when it returns
 * @returns a function that takes it back
 */
export function beforeProcessEnds(run: () => void): () => void {
  const process = realProcess();
  const onSignal = (signal: NodeJS.Signals): void => {
    const listeners = process.listeners(signal);
    if (listeners.filter((listener) => !(OURS in listener)).length > politeListeners()) return;
    takeBack();
    run();
    // The last of the copies passes the signal on; the others still have theirs to do.
    if (!process.listeners(signal).some((listener) => OURS in listener)) process.kill(process.pid, signal);
  };
  Object.defineProperty(onSignal, OURS, { value: true });
  const takeBack = (): void => {
    process.off('exit', run);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
  process.on('exit', run);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return takeBack;
}

interface Counted {
  readonly count?: unknown;
}

/**
 * How many listeners of each signal are those of the package signal-exit: they pass a signal on as soon as no others listen.
 *
 * Testcontainers brings one. The package keeps their number where all its copies find it.
 */
function politeListeners(): number {
  const holders = [realProcess(), globalThis] as unknown as Readonly<Record<PropertyKey, Counted | undefined>>[];
  const emitters = holders.flatMap((holder) => [holder['__signal_exit_emitter__'], holder[Symbol.for('signal-exit emitter')]]);
  return emitters.reduce((sum, emitter) => sum + (typeof emitter?.count === 'number' ? emitter.count : 0), 0);
}
