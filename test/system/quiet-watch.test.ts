import { QuietWatch, type WatchTimers } from '../../src/system/time/quiet-watch';

/** Timers that a test fires, one after the other. */
function handTimers() {
  const waiting: { readonly run: () => void; readonly milliseconds: number; unref(): unknown }[] = [];
  const timers: WatchTimers = {
    setTimeout(run, milliseconds) {
      const timer = { run, milliseconds, unref: () => timer };
      waiting.push(timer);
      return timer;
    },
    clearTimeout: (timer) => void waiting.splice(0, waiting.length, ...waiting.filter((other) => other !== timer)),
  };
  /** @returns how much time that took */
  const fire = (times: number): number => {
    let milliseconds = 0;
    for (let i = 0; i < times && waiting.length > 0; i++) {
      const timer = waiting.shift()!;
      milliseconds += timer.milliseconds;
      timer.run();
    }
    return milliseconds;
  };
  return { timers, fire, waiting };
}

function watched({ position = () => 'here', isNeeded = () => true }: { position?: () => string | undefined; isNeeded?: () => boolean }) {
  const hand = handTimers();
  let told = 0;
  const watch = new QuietWatch({ afterMs: 3000, isNeeded, position, onQuiet: () => told++, timers: hand.timers });
  watch.begin();
  return { ...hand, watch, told: () => told };
}

describe('A watch for quiet', () => {
  it('tells when its time has gone by and nothing has moved', () => {
    const { fire, told } = watched({});

    expect(fire(5)).toBe(2500);
    expect(told()).toBe(0);
    expect(fire(1)).toBe(500);
    expect(told()).toBe(1);
  });

  it('begins anew when something moves', () => {
    let position = 0;
    const { fire, told } = watched({ position: () => String(position) });
    fire(5);
    position++;
    fire(6);
    expect(told()).toBe(0);

    fire(1);
    expect(told()).toBe(1);
  });

  it('takes nothing for quiet while somebody moves it', () => {
    const { fire, told } = watched({ position: () => undefined });
    fire(20);

    expect(told()).toBe(0);
  });

  it('ends when there is nothing to watch, and leaves no timer behind', () => {
    const { fire, told, waiting } = watched({ isNeeded: () => false });
    fire(20);

    expect([told(), waiting]).toEqual([0, []]);
  });

  it('leaves no timer behind when it is ended', () => {
    const { watch, waiting } = watched({});
    watch.end();

    expect(waiting).toEqual([]);
  });
});
