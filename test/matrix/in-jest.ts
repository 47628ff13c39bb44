import { afterAll, describe, expect as importedExpect, it, jest } from '@jest/globals';
import { sqs } from 'msw-sqs/jest';
import { matchersWork, type Expect } from './matchers';
import { concurrentTestsAreApart, keepsItsPromises } from './promises';

const withoutGlobals = process.env['MATRIX_WITHOUT_GLOBALS'] !== undefined;

describe('msw-sqs/jest', () => {
  keepsItsPromises({
    sqs,
    test: it,
    afterAll,
    tellsTests: true,
    fakeTimers: {
      use: () => void jest.useFakeTimers(),
      advance: (milliseconds) => jest.advanceTimersByTimeAsync(milliseconds),
      restore: () => void jest.useRealTimers(),
      followSqs: true,
    },
  });

  concurrentTestsAreApart(sqs, it.concurrent);

  it('has matchers for the global expect, unless there is none', () => {
    const { expect } = globalThis as { expect?: unknown };
    if (withoutGlobals) importedExpect(expect).toBeUndefined();
    else matchersWork(expect as Expect, sqs);
  });

  it('has matchers for the expect of @jest/globals', () => {
    matchersWork(importedExpect, sqs);
  });
});
