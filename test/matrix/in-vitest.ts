import { sqs } from 'msw-sqs/vitest';
import { afterAll, describe, expect, it, vi } from 'vitest';
import * as vitest from 'vitest';
import { matchersWork, type Expect } from './matchers';
import { concurrentTestsAreApart, keepsItsPromises } from './promises';

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

  // Before Vitest 4.1 nothing tells which of them makes a call.
  if ('aroundEach' in vitest) concurrentTestsAreApart(sqs, it.concurrent);
  else concurrentTestsAreApart(sqs, (title, body) => it.concurrent(`${title}`, () => sqs.run(body)));

  it('has matchers', () => {
    matchersWork(expect as unknown as Expect, sqs);
  });
});
