import { readFile } from 'node:fs/promises';
import { untilIdle } from '../../src/system/time/until-idle';

// Nobody tells when the threads that read files hand over what they read: on a busy machine that may fall between two looks.
jest.retryTimes(3);

const nothing = (): number => 0;

/** What is done, by the time that nobody can act any more. */
async function doneWhenIdle(begin: (done: () => void) => void): Promise<boolean> {
  let done = false;
  begin(() => (done = true));
  await untilIdle(nothing);
  return done;
}

describe('Nobody can act any more', () => {
  afterEach(() => jest.useRealTimers());

  it.each<[string, (done: () => void) => void]>([
    ['a promise', (done) => void Promise.resolve().then(done)],
    ['a tick', (done) => process.nextTick(done)],
    ['an immediate, and another one that it sets', (done) => void setImmediate(() => setImmediate(done))],
    ['a timer without a delay', (done) => void setTimeout(done, 0)],
    ['a timer without a delay, after an immediate', (done) => void setImmediate(() => setTimeout(done, 0))],
    ['a file that is read', (done) => void readFile(__filename).then(done)],
    [
      'all of these in a row',
      (done) => void readFile(__filename).then(() => setTimeout(() => setImmediate(() => process.nextTick(done)), 0)),
    ],
  ])('before %s has run', async (_, begin) => {
    expect(await doneWhenIdle(begin)).toBe(true);
  });

  it.each(['nextTick', 'queueMicrotask'] as const)('before what a faked %s was given has run', async (name) => {
    jest.useFakeTimers();
    const later = { nextTick: process.nextTick, queueMicrotask }[name] as (run: () => void) => void;

    expect(await doneWhenIdle((done) => later(() => void Promise.resolve().then(() => later(done))))).toBe(true);
  });

  it('before SQS has been called for the last time', async () => {
    let calls = 0;
    const call = (): void => {
      if (++calls < 50) setImmediate(call);
    };
    call();

    await untilIdle(() => calls);

    expect(calls).toBe(50);
  });

  it('though somebody sets an immediate, or a timer without a delay, again and again', async () => {
    let over = false;
    const spin = (): void => void (over || setImmediate(spin));
    const tick = setInterval(() => {}, 1);
    spin();

    await expect(untilIdle(nothing)).resolves.toBeUndefined();

    over = true;
    clearInterval(tick);
  });

  it('though a timer with a delay waits', async () => {
    let fired = false;
    const timer = setTimeout(() => (fired = true), 60_000);

    await untilIdle(nothing);

    clearTimeout(timer);
    expect(fired).toBe(false);
  });
});
