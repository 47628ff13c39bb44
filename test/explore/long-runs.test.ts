import type timers from 'node:timers';
import { explore } from '../../src/chaos';
import { careful } from './shop';

// Each stopwatch by itself: others than that of the exploration are looked at as often as the machine is busy.
jest.mock('../../src/system/time/stopwatch', () => ({
  stopwatch: () => {
    let elapsedMs = 0;
    return () => (elapsedMs += 2500);
  },
}));

// By such stopwatches no file would be waited for: what the SDK reads for its first call takes as long as it takes.
jest.mock('../../src/system/time/open-files', () => ({
  OpenFiles: class {
    mayStillBeRead = () => true;
    wait = jest.requireActual<typeof timers>('node:timers').setImmediate;
    closed = () => {};
  },
}));

beforeEach(() => void jest.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => jest.restoreAllMocks());

function notices(): string[] {
  const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  return new Proxy([] as string[], {
    get: (_, name) =>
      Reflect.get(
        write.mock.calls.map(([text]) => String(text)),
        name,
      ) as unknown,
  });
}

describe('An exploration that takes long', () => {
  it('says now and then how far it is', async () => {
    const told = notices();

    await explore(careful, { runs: 12, seconds: 1000 });

    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThan(7);
    expect(told[0]).toMatch(/^explore: \d+ runs in \d+ s, all of them held: \d+ of \d+ single misfortunes\.\n$/);
  });

  it('says nothing where it is not to', async () => {
    const told = notices();

    await explore(careful, { runs: 12, seconds: 1000, log: false });

    expect([...told].join('')).toBe('');
  });
});
