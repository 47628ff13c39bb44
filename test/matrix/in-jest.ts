import { afterAll, describe, expect as importedExpect, it, jest } from '@jest/globals';
import { sqs } from 'msw-sqs/jest';
import { matchersWork, type Expect } from './matchers';
import { keepsItsPromises } from './promises';

describe('msw-sqs/jest', () => {
  keepsItsPromises({
    sqs,
    test: (title, body) => it(title, body),
    afterAll,
    fakeTimers: {
      use: () => void jest.useFakeTimers(),
      advance: (milliseconds) => jest.advanceTimersByTimeAsync(milliseconds),
      restore: () => void jest.useRealTimers(),
    },
  });

  it('has matchers for the global expect, unless there is none', () => {
    const { expect } = globalThis as { expect?: unknown };
    if (process.env['MATRIX_WITHOUT_GLOBALS'] === undefined) matchersWork(expect as Expect, sqs);
    else importedExpect(expect).toBeUndefined();
  });

  it('has matchers for the expect of @jest/globals', () => {
    matchersWork(importedExpect, sqs);
  });
});
