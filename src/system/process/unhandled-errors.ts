import { eventLoopTurn } from '../time/event-loop-turn';
import { realProcess } from './real-process';

/** What nobody handled: it would have ended a process of Node.js. */
export interface UnhandledErrors {
  /** Ends it, and gives them back to whoever heard of them before. @returns the first that is unhandled still, if there is any */
  end(): Promise<{ readonly error: unknown } | undefined>;
}

const EVENTS = ['uncaughtException', 'unhandledRejection', 'rejectionHandled'] as const;

type Listener = (...args: unknown[]) => void;

/** Hears of errors that nobody handles, in the place of all others who would: a runner would blame the test for them, and tell no more. */
export function unhandledErrors(): UnhandledErrors {
  const process = realProcess() as unknown as NodeJS.EventEmitter;
  const thrown: { readonly error: unknown }[] = [];
  const rejected = new Map<unknown, { readonly error: unknown }>();
  const own: Record<(typeof EVENTS)[number], Listener> = {
    uncaughtException: (error) => void thrown.push({ error }),
    unhandledRejection: (error, promise) => void rejected.set(promise, { error }),
    rejectionHandled: (promise) => void rejected.delete(promise),
  };
  const others = EVENTS.map((event) => [event, process.rawListeners(event) as Listener[]] as const);
  for (const event of EVENTS) process.removeAllListeners(event).on(event, own[event]);
  return {
    async end() {
      // Node.js tells of rejections when all that follows from them has run.
      await eventLoopTurn();
      for (const [event, listeners] of others) {
        process.off(event, own[event]);
        for (const listener of listeners) process.on(event, listener);
      }
      return [...thrown, ...rejected.values()][0];
    },
  };
}
