import { SqsError } from '../../src/core/sqs-error';
import { LongPolls } from '../../src/core/long-polls';
import { handClock } from './hand-clock';

/** A line for what appears at given moments: a waiter takes one of those that are there. */
function lineFor(...appearing: number[]) {
  const clock = handClock(0);
  const attempts: number[] = [];
  const there: number[] = [];
  const line = new LongPolls<string>(clock, () => (appearing.length === 0 ? undefined : Math.min(...appearing)));
  const answers: string[] = [];

  /** As a queue does whenever it is asked anything: what has appeared is there from now on. */
  function look(nowMs = clock.now()): void {
    while (appearing[0] !== undefined && appearing[0] <= nowMs) there.push(appearing.shift()!);
  }

  function attempt(nowMs: number): string[] {
    attempts.push(nowMs);
    look(nowMs);
    const found = there.shift();
    return found === undefined ? [] : [`${found} taken at ${nowMs}`];
  }

  function wait(name: string, untilMs: number, signal?: AbortSignal): void {
    void line.wait(attempt, { untilMs, signal }).then((found) => answers.push(`${name}: ${found.join() || 'nothing'}`));
  }

  return { clock, line, attempts, appearing, answers, look, wait };
}

const promises = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await undefined;
};

describe('Long polls', () => {
  it('serves first who came first', async () => {
    const { clock, answers, wait } = lineFor(100, 200);
    wait('first', 1000);
    wait('second', 1000);

    clock.goTo(500);
    await promises();

    expect(answers).toEqual(['first: 100 taken at 100', 'second: 200 taken at 200']);
  });

  it('ends a poll empty whose time was up before something came, however far the clock jumps', async () => {
    const { clock, appearing, answers, wait } = lineFor(40_000);
    wait('poll', 20_000);

    clock.goTo(60_000);
    await promises();

    expect(answers).toEqual(['poll: nothing']);
    expect(appearing).toEqual([40_000]);
  });

  it('acts inside the event that wakes it, not later', async () => {
    const { clock, attempts, answers, wait } = lineFor(5000);
    wait('poll', 20_000);

    clock.goTo(60_000);

    expect(attempts).toEqual([5000]);
    await promises();
    expect(answers).toEqual(['poll: 5000 taken at 5000']);
  });

  it('gives a poll what appears at its very last moment', async () => {
    const { clock, answers, wait } = lineFor(20_000);
    wait('poll', 20_000);

    clock.goTo(20_000);
    await promises();

    expect(answers).toEqual(['poll: 20000 taken at 20000']);
  });

  it('serves nobody who gave up', async () => {
    const { clock, line, answers, wait } = lineFor(100);
    const abort = new AbortController();
    wait('gone', 1000, abort.signal);
    wait('patient', 1000);

    abort.abort();
    expect(line.size).toBe(1);
    clock.goTo(1000);
    await promises();

    expect(answers).toEqual(['gone: nothing', 'patient: 100 taken at 100']);
  });

  it('does not let somebody wait who hung up before', async () => {
    const { clock, line, answers, wait } = lineFor(100);

    wait('gone', 1000, AbortSignal.abort());
    await promises();

    expect(answers).toEqual(['gone: nothing']);
    expect(line.size).toBe(0);
    expect(clock.deadlines).toBe(0);
  });

  it('still serves the others when one hangs up after somebody looked at the queue', async () => {
    const { clock, answers, look, wait } = lineFor(100, 5000);
    const abort = new AbortController();
    wait('patient', 1000);
    wait('gone', 1000, abort.signal);

    // For the queue the moment is over, though the line's alarm has not rung.
    clock.jumpTo(100);
    look();
    abort.abort();
    await promises();

    expect(answers).toEqual(['gone: nothing', 'patient: 100 taken at 100']);
  });

  it('tries the one who comes to the front when another one goes home', async () => {
    const clock = handClock(0);
    const line = new LongPolls<string>(clock, () => undefined);
    const never = (): string[] => [];
    const always = (): string[] => ['something of its own'];
    const front = line.wait(never, { untilMs: 1000, signal: undefined });
    const behind = line.wait(always, { untilMs: 5000, signal: undefined }).then((found) => `${found.join()} at ${clock.now()}`);

    clock.goTo(1000);

    expect(await front).toEqual([]);
    expect(await behind).toBe('something of its own at 1000');
  });

  it('sends everybody home when the queue is deleted', async () => {
    const { clock, line, answers, wait } = lineFor(100);
    wait('first', 1000);
    wait('second', 1000);

    line.close();
    await promises();

    expect(answers).toEqual(['first: nothing', 'second: nothing']);
    expect(clock.deadlines).toBe(0);
  });

  it('sets one alarm for the whole line', () => {
    const { clock, wait } = lineFor(100);

    for (let poll = 0; poll < 50; poll++) wait(`poll ${poll}`, 1000);

    expect(clock.deadlines).toBe(50 + 1);
  });

  it('makes no attempt inside another one, and none too few', async () => {
    const clock = handClock(0);
    const things: string[] = [];
    const line: LongPolls<string> = new LongPolls(clock, () => undefined);
    let depth = 0;
    const attempt = (): string[] => {
      expect(depth++).toBe(0);
      const thing = things.shift();
      line.serve(0);
      depth--;
      return thing === undefined ? [] : [thing];
    };
    const answers = Promise.all([
      line.wait(attempt, { untilMs: 10, signal: undefined }),
      line.wait(attempt, { untilMs: 10, signal: undefined }),
    ]);

    things.push('a', 'b');
    line.serve(0);

    expect(await answers).toEqual([['a'], ['b']]);
  });

  it('tells everybody why when it is closed for a reason', async () => {
    const { line } = lineFor();
    const polls = [1, 2].map(() => line.wait(() => [], { untilMs: 1000, signal: undefined }));
    const reason = new SqsError('WaitAborted', 'the test is over');

    line.close(reason);

    await expect(Promise.allSettled(polls)).resolves.toEqual(polls.map(() => ({ status: 'rejected', reason })));
    expect(line.size).toBe(0);
  });
});
