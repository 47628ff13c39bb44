import { virtualTime } from '../../src/system/time/virtual-time';
import { systemTime } from '../../src/system/time/system-time';
import { WorldClock } from '../../src/system/time/world-clock';

/** All that can be faked but `Date`. */
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'nextTick'] as const;
const START = Date.UTC(2030, 0, 1);

/** A clock that stands still, and what fired when. */
function standing() {
  const clock = new WorldClock(virtualTime(START), { flushCalls: async () => {} });
  const fired: string[] = [];
  const at = (name: string, inMs: number): (() => void) =>
    clock.schedule(START + inMs, () => fired.push(`${name} at ${clock.now() - START}`));
  return { clock, fired, at };
}

describe('The clock of a world', () => {
  it('fires deadlines in order, each at its own moment', async () => {
    const { clock, fired, at } = standing();
    at('late', 5000);
    at('first', 1000);
    at('second', 1000);

    await clock.advance('1m');

    expect(fired).toEqual(['first at 1000', 'second at 1000', 'late at 5000']);
    expect(clock.now()).toBe(START + 60_000);
  });

  it('fires what a deadline sets for later, too', async () => {
    const { clock, fired, at } = standing();
    clock.schedule(START + 1000, () => at('second', 2000));

    await clock.advance('3s');

    expect(fired).toEqual(['second at 2000']);
  });

  it('fires nothing that was taken back, early or in between', async () => {
    const { clock, fired, at } = standing();
    const takeBack = at('gone', 2000);
    clock.schedule(START + 1000, takeBack);

    await clock.advance('3s');
    takeBack();

    expect(fired).toEqual([]);
  });

  it('lets what a deadline wakes act at that moment', async () => {
    const clock = new WorldClock(virtualTime(START), { flushCalls: () => new Promise((resolve) => setImmediate(resolve)) });
    const acted: number[] = [];
    const woken = new Promise<void>((resolve) => clock.schedule(START + 1000, resolve));
    void woken.then(() => acted.push(clock.now() - START));

    await clock.advance('1m');

    expect(acted).toEqual([1000]);
  });

  it('goes to a moment, but not back', async () => {
    const { clock } = standing();

    await clock.advanceTo(new Date(START + 5000));

    expect(clock.now()).toBe(START + 5000);
    await expect(clock.advanceTo(START)).rejects.toThrow(
      'clock.advanceTo(2030-01-01T00:00:00.000Z) would turn back time: it is 2030-01-01T00:00:05.000Z already. ' +
        "Go by how long, as in sqs.clock.advance('1h'), or begin anew with sqs.reset().",
    );
  });

  it.each([[new Date('nonsense')], ['2030-01-01'], [undefined], [NaN]])('goes to no moment such as %p', async (moment) => {
    await expect(standing().clock.advanceTo(moment as never)).rejects.toThrow(
      /^clock\.advanceTo\(\) takes a Date or milliseconds since 1970, as in sqs\.clock\.advanceTo\(new Date\('2030-01-01'\)\), but got /,
    );
  });

  it.each([[undefined], [-1], ['soon'], [{ weeks: 1 }]])('goes on by no duration such as %p', async (duration) => {
    await expect(standing().clock.advance(duration as never)).rejects.toThrow(
      /^clock\.advance\(\) takes how long, as in sqs\.clock\.advance\('31s'\): .* is not a duration/,
    );
  });

  it('passes no deadline twice when two move it at once', async () => {
    const { clock, fired, at } = standing();
    at('first', 1000);
    at('second', 5000);

    await Promise.all([clock.advance('3s'), clock.advance('10s')]);

    expect(fired).toEqual(['first at 1000', 'second at 5000']);
  });

  it('goes to the next deadline, as long as there is one', async () => {
    const { clock, fired, at } = standing();
    at('first', 1000);
    at('second', 5000);

    expect(await clock.runToNext()).toBe(true);
    expect(fired).toEqual(['first at 1000']);
    expect(await clock.runToNext()).toBe(true);
    expect(await clock.runToNext()).toBe(false);
    expect(clock.now()).toBe(START + 5000);
  });
});

describe('The clock of a world on the time of the system', () => {
  const onSystemTime = (): WorldClock => new WorldClock(systemTime(), { flushCalls: async () => {} });

  afterEach(() => jest.useRealTimers());

  it('is moved by fake timers', () => {
    jest.useFakeTimers({ now: START });
    const clock = onSystemTime();
    const fired: number[] = [];
    clock.schedule(START + 30_000, () => fired.push(clock.now()));

    jest.advanceTimersByTime(29_999);
    expect(fired).toEqual([]);
    jest.advanceTimersByTime(1);

    expect(fired).toEqual([START + 30_000]);
  });

  it('jumps ahead of the system, and goes on from there', async () => {
    jest.useFakeTimers({ now: START, doNotFake: [...TIMERS] });
    const clock = onSystemTime();
    const fired: number[] = [];
    clock.schedule(START + 30_000, () => fired.push(clock.now()));

    await clock.advance('20s');
    jest.setSystemTime(START + 10_000);
    clock.catchUp();

    expect(fired).toEqual([START + 30_000]);
    clock.reset();
    expect(clock.now()).toBe(START + 10_000);
  });

  it('fires what jest.setSystemTime jumped over at the next call, each at its own moment', () => {
    jest.useFakeTimers({ now: START });
    const clock = onSystemTime();
    const fired: number[] = [];
    clock.schedule(START + 20_000, () => fired.push(clock.now()));
    clock.schedule(START + 40_000, () => fired.push(clock.now()));

    jest.setSystemTime(START + 30_000);
    expect(fired).toEqual([]);
    clock.catchUp();

    expect(fired).toEqual([START + 20_000]);
    expect(clock.now()).toBe(START + 30_000);
  });

  it('goes on when fake timers come: the next call sets its timer anew', () => {
    const clock = onSystemTime();
    const fired: string[] = [];
    clock.schedule(Date.now() + 3_600_000, () => fired.push('fired'));

    jest.useFakeTimers();
    clock.catchUp();
    jest.advanceTimersByTime(3_600_001);

    expect(fired).toEqual(['fired']);
  });

  it('goes on when fake timers go', async () => {
    jest.useFakeTimers();
    const clock = onSystemTime();
    const fired = new Promise<string>((resolve) => clock.schedule(Date.now() + 20, () => resolve('fired')));

    jest.useRealTimers();
    clock.catchUp();

    expect(await fired).toBe('fired');
  });

  it('waits longer than a timer can', () => {
    jest.useFakeTimers({ now: START });
    const clock = onSystemTime();
    const days = 14 * 86_400_000 * 3;
    const fired: number[] = [];
    clock.schedule(START + days, () => fired.push(clock.now() - START));

    jest.advanceTimersByTime(days);

    expect(fired).toEqual([days]);
  });

  it('fires nothing early when the system is set back', () => {
    jest.useFakeTimers({ now: START });
    const clock = onSystemTime();
    const fired: number[] = [];
    clock.schedule(START + 1000, () => fired.push(clock.now() - START));

    jest.setSystemTime(START - 60_000);
    clock.catchUp();
    jest.advanceTimersByTime(60_999);
    expect(fired).toEqual([]);
    jest.advanceTimersByTime(1);

    expect(fired).toEqual([1000]);
  });

  it('leaves no timer behind when it is stopped', () => {
    jest.useFakeTimers({ now: START });
    const clock = onSystemTime();
    clock.schedule(START + 20_000, () => {});

    clock.stop();

    expect(jest.getTimerCount()).toBe(0);
  });
});
