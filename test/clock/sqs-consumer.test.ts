import { createSqs, type Sqs } from '../../src/world/sqs';
import { consumesSlowly } from '../matrix/slow-consumer';

let sqs: Sqs;

afterEach(() => {
  sqs.close();
  jest.useRealTimers();
});

function open(clock: 'system' | 'virtual'): Sqs {
  sqs = createSqs({ clock });
  sqs.listen();
  return sqs;
}

/** In steps: between two timers Jest leaves no time for a call to arrive. */
async function bySeconds(milliseconds: number): Promise<void> {
  for (let ms = 0; ms < milliseconds; ms += 1000) await jest.advanceTimersByTimeAsync(1000);
}

describe('sqs-consumer keeps a message by heartbeats, and loses it without', () => {
  it.each(['system', 'virtual'] as const)('when the %s clock is advanced', async (clock) => {
    jest.useFakeTimers();
    await consumesSlowly(open(clock), (ms) => sqs.clock.advance(ms));
  });

  it("when Jest's fake timers are advanced", async () => {
    jest.useFakeTimers();
    await consumesSlowly(open('system'), bySeconds);
  });

  it('when only timers are faked', async () => {
    jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'setImmediate', 'queueMicrotask'] });
    await consumesSlowly(open('system'), (ms) => sqs.clock.advance(ms));
  });
});
