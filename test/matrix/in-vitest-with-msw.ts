import { setupServer } from 'msw/node';
import { createSqs } from 'msw-sqs';
import { sqs } from 'msw-sqs/vitest';
import { afterAll, afterEach, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { letsOthersRun } from './event-loop';
import { consumesSlowly } from './slow-consumer';

describe("the handlers in the user's own MSW server, under fake timers", () => {
  const own = createSqs();
  const server = setupServer(...own.handlers);
  beforeAll(() => {
    sqs.close();
    server.listen();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    sqs.close();
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  it('are moved by the clock of SQS', async () => {
    await consumesSlowly(own, (milliseconds) => own.clock.advance(milliseconds));
  });

  it('are moved with them', async () => {
    await consumesSlowly(own, async (milliseconds) => {
      for (let ms = 0; ms < milliseconds; ms += 1000) {
        await vi.advanceTimersByTimeAsync(1000);
        await own.clock.advance(0);
      }
    });
  });
});

describe("the handlers in the user's own MSW server", () => {
  const own = createSqs();
  const orders = own.createQueue('orders');
  const server = setupServer(...own.handlers);
  beforeAll(() => server.listen());
  afterAll(() => server.close());
  beforeEach(() => sqs.close());

  letsOthersRun(() => orders, it);
});
