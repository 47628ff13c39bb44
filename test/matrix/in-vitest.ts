import { sqs } from 'msw-sqs/vitest';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { matchersWork, type Expect } from './matchers';
import { keepsItsPromises } from './promises';

describe('msw-sqs/vitest', () => {
  keepsItsPromises({
    sqs,
    test: it,
    afterAll,
    fakeTimers: {
      use: () => void vi.useFakeTimers(),
      advance: async (milliseconds) => void (await vi.advanceTimersByTimeAsync(milliseconds)),
      restore: () => void vi.useRealTimers(),
      followSqs: true,
    },
  });

  it('has matchers', () => {
    matchersWork(expect as unknown as Expect, sqs);
  });
});
