import { ProgramTimers, takeTimersOver } from '../../src/system/time/program-timers';

function newTimers(): ProgramTimers {
  return new ProgramTimers({ startMs: 0, random: () => 0, owner: () => undefined });
}

describe('What stood in the place of the timer functions', () => {
  const names = ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'] as const;

  it.each(names)("lets go of a program's timers when the real %s is back: Jest keeps it as long as the test file", (name) => {
    const timers = newTimers();
    const real = globalThis[name];
    const giveBack = takeTimersOver(() => timers);
    const standIn = globalThis[name];
    const before: unknown = Reflect.get(standIn, 'clock');
    giveBack();

    expect(before).toBe(timers);
    expect(globalThis[name]).toBe(real);
    expect(Reflect.get(standIn, 'clock')).toBeUndefined();
  });
});
