import { after, describe, it, mock } from 'node:test';
import { sqs } from 'msw-sqs/jest';
import { keepsItsPromises } from './promises';

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
