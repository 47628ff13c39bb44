import { afterAll, describe, expect as importedExpect, it, jest } from '@jest/globals';
import { sqs } from 'msw-sqs/jest';
import * as matchers from 'msw-sqs/matchers';
import { matchersWork, type Expect } from './matchers';
import { concurrentTestsAreApart, keepsItsPromises } from './promises';

/** Before version 30 it does not tell which test makes a call. */
const tellsTests = process.env['MATRIX_RUNNER_IS_SILENT'] === undefined;
const withoutGlobals = process.env['MATRIX_WITHOUT_GLOBALS'] !== undefined;

describe('msw-sqs/jest', () => {
  keepsItsPromises({
    sqs,
    test: it,
    afterAll,
    fakeTimers: {
      use: () => void jest.useFakeTimers(),
      // Jest has it from 29.5 on.
      advance: (milliseconds) =>
        'advanceTimersByTimeAsync' in jest ? jest.advanceTimersByTimeAsync(milliseconds) : sqs.clock.advance(milliseconds),
      restore: () => void jest.useRealTimers(),
      followSqs: true,
    },
  });

  if (tellsTests) concurrentTestsAreApart(sqs, it.concurrent);
  else concurrentTestsAreApart(sqs, (title, body) => it.concurrent(`${title}`, () => sqs.run(body)));

  it('has matchers for the global expect, unless there is none', () => {
    const { expect } = globalThis as { expect?: unknown };
    if (withoutGlobals) importedExpect(expect).toBeUndefined();
    else matchersWork(expect as Expect, sqs);
  });

  it('has matchers for the expect of @jest/globals', () => {
    matchersWork(importedExpect, sqs);
  });

  it('has matchers that are handed over as a whole', () => {
    importedExpect.extend(matchers);
    matchersWork(importedExpect, sqs);
  });
});
