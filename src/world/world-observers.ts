import type { CallLog, CallRecord } from '../testing/calls/call-log';
import type { WorldObserver } from '../testing/world/world-observer';

/** Who learns what is done to a world. */
export interface WorldObservers {
  /** Takes a call down, and tells it to everybody. */
  readonly record: CallLog['record'];
  emptied(): void;
  /** @returns a function that ends it */
  observe(observer: WorldObserver): () => void;
}

/** Nobody yet, besides the log of calls. */
export function createWorldObservers(log: CallLog): WorldObservers {
  const observers = new Set<WorldObserver>();
  return {
    record(call, caller) {
      const logged = log.record(call, caller);
      if (observers.size === 0) return logged;
      const records: readonly CallRecord[] = [logged, ...Array.from(observers, (observer) => observer.called(call, caller))];
      return {
        waits: () => records.forEach((record) => record.waits()),
        answered: (output, error) => records.forEach((record) => record.answered(output, error)),
      };
    },
    emptied: () => observers.forEach((observer) => observer.emptied()),
    observe(observer) {
      observers.add(observer);
      return () => void observers.delete(observer);
    },
  };
}
