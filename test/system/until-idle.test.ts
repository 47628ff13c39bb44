import { execFileSync } from 'node:child_process';
import { pbkdf2 } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untilIdle } from '../../src/system/time/until-idle';

const nothing = (): number => 0;

/** What is done, by the time that nobody can act any more. */
async function doneWhenIdle(begin: (done: () => void) => void): Promise<boolean> {
  let done = false;
  begin(() => (done = true));
  await untilIdle(nothing);
  return done;
}

/** Work for all threads of the pool, for longer than a thousand turns of the event loop take. */
function keepThreadsBusy(): void {
  for (let thread = 0; thread < 8; thread++) pbkdf2('order', 'salt', 30_000, 64, 'sha512', () => {});
}

const folder = mkdtempSync(join(tmpdir(), 'msw-sqs-idle-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('Nobody can act any more', () => {
  afterEach(() => jest.useRealTimers());

  it.each<[string, (done: () => void) => void]>([
    ['a promise', (done) => void Promise.resolve().then(done)],
    ['a tick', (done) => process.nextTick(done)],
    ['an immediate, and another one that it sets', (done) => void setImmediate(() => setImmediate(done))],
    ['a timer without a delay', (done) => void setTimeout(done, 0)],
    ['a timer without a delay, after an immediate', (done) => void setImmediate(() => setTimeout(done, 0))],
    ['a file that is read', (done) => void readFile(__filename).then(done)],
    ['a file that is read when the threads that do so are busy', (done) => (keepThreadsBusy(), void readFile(__filename).then(done))],
    ['a file that is written', (done) => void writeFile(join(folder, 'order.txt'), 'order'.repeat(100_000)).then(done)],
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

  it('though somebody reads what never comes, and then no longer waits for that', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('sh', ['-c', 'mkfifo "$0"', pipe]);
    const read = readFile(pipe, 'utf8');
    await untilIdle(nothing);
    const first = performance.now();
    await untilIdle(nothing);
    const second = performance.now();
    for (let i = 0; i < 20; i++) await untilIdle(nothing);
    const others = performance.now() - second;

    writeFileSync(pipe, 'order');

    expect(await read).toBe('order');
    // Each waits a part of what the one before did: twenty of them together not as long as one.
    expect(others).toBeLessThan((second - first) * 4);
  });

  it('though a timer with a delay waits', async () => {
    let fired = false;
    const timer = setTimeout(() => (fired = true), 60_000);

    await untilIdle(nothing);

    clearTimeout(timer);
    expect(fired).toBe(false);
  });
});
