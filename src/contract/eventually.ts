import { durationMs } from '../system/time/duration';
import { realSleep } from '../system/time/real-sleep';
import { stopwatch } from '../system/time/stopwatch';
import type { StartedBackend } from '../backends/started-backend';
import type { ContractContext } from './contract-context';

const STEP_MS = 100;
/** What code under test has timers of its own for goes on in real time, on the mock too. */
const REAL_STEP_MS = 5;

/** Tries an assertion until it holds, on the clock of a backend. */
export function eventuallyOn(backend: () => StartedBackend): ContractContext['eventually'] {
  return async (assertion, { within = '10s' } = {}) => {
    const limitMs = durationMs(within);
    const { sqs } = backend();
    const realMs = stopwatch();
    for (let passedMs = 0; ; passedMs = sqs === undefined ? realMs() : passedMs + STEP_MS) {
      try {
        return await assertion();
      } catch (error) {
        if (passedMs >= limitMs) throw error;
      }
      await backend().pass(STEP_MS / 1000);
      if (sqs !== undefined) await realSleep(REAL_STEP_MS);
    }
  };
}
