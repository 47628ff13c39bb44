import { after, describe, it, mock } from 'node:test';
import { sqs } from 'msw-sqs/jest';
import { concurrentTestsAreApart, keepsItsPromises } from './promises';

describe('node --import msw-sqs/jest', () => {
  keepsItsPromises({
    sqs,
    test: (title, body) => void it(title, body),
    afterAll: after,
    fakeTimers: {
      use: () => mock.timers.enable(),
      advance: async (milliseconds) => mock.timers.tick(milliseconds),
      restore: () => mock.timers.reset(),
      followSqs: false,
    },
  });
});

describe('at the same time', { concurrency: true }, () => {
  concurrentTestsAreApart(sqs, (title, body) => void it(title, () => sqs.run(body)));
});
