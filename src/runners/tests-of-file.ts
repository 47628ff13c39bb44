import type { Call } from '../calls/call';
import { outlivedTest, reportLeftovers, sharedWorld, type Leftover, type Remains } from './leftovers';
import type { RunnersSqs } from '../world/sqs';
import type { RunnersTest, TestListener, TestRun } from './test-listener';
import { callScope, type ScopedCalls } from '../transport/call-scope';
import type { Presence, WorldOnDemand } from '../world/world-on-demand';

/** A test, and the calls that it makes. */
interface Visit {
  readonly test: RunnersTest;
  readonly world: WorldOnDemand;
  readonly presence: Presence;
  /** Once there was a call. */
  readonly calls: ScopedCalls | undefined;
  finished: boolean;
  /** Cuts off what is left of it. */
  end(): void;
}

interface FileTestsOptions {
  /** Whether each test but the first begins with empty queues. */
  readonly reset: boolean;
  /** Looks after a test that no hook looks after; may throw. */
  readonly verify: ((test: RunnersTest) => void) | undefined;
}

/**
 * Knows which calls belong to which test of a file, and what becomes of those that outlive it.
 *
 * A concurrent test has a world of its own; the others share the file's.
 */
export class TestsOfFile implements TestListener {
  readonly #file: RunnersSqs;
  readonly #reset: boolean;
  /** Those that have begun and are not ended: a finished one is ended when the next one begins. */
  readonly #visits = new Set<Visit>();
  readonly #late = new Map<string, Leftover>();
  readonly #verify: FileTestsOptions['verify'];
  #first = true;
  #warned = false;

  constructor(file: RunnersSqs, { reset, verify }: FileTestsOptions) {
    this.#file = file;
    this.#reset = reset;
    this.#verify = verify;
  }

  begin(test: RunnersTest): TestRun {
    this.#prepare(test.concurrent);
    const visit = visitOf(test, this.#file, (leftover) => void this.#late.set(leftover.call + leftover.test, leftover));
    this.#visits.add(visit);
    const { scopes } = this.#file;
    return {
      enter: () => scopes.enter(visit.presence),
      within: (callback) => scopes.run(visit.presence, callback),
      finish: () => {
        visit.finished = true;
        scopes.run(visit.presence, () => this.#verify?.(test));
      },
    };
  }

  beginUnknown(): void {
    this.#prepare(false);
  }

  shares({ name }: RunnersTest): void {
    const wereCalls = (this.#file.own.made?.world.calls.calls.length ?? 0) > 0;
    if (wereCalls && !this.#warned) console.warn(sharedWorld(name));
    this.#warned ||= wereCalls;
  }

  async endOfFile(): Promise<void> {
    // Most files make no call at all.
    const visits = Array.from(this.#visits).filter(({ calls }) => calls !== undefined);
    if (this.#file.own.made !== undefined || visits.length > 0) await reportLeftovers(() => this.#remains(visits));
  }

  /** To be called when the file is over, and another one goes on with its world. */
  clear(): void {
    for (const visit of this.#visits) visit.end();
    this.#visits.clear();
    this.#file.own.made?.clear();
  }

  /** To be called when the file is over. */
  stop(): void {
    for (const { world } of this.#visits) world.made?.world.stop();
    this.#file.stop();
  }

  #prepare(concurrent: boolean): void {
    const { own, sqs } = this.#file;
    for (const visit of this.#visits) {
      if (!visit.finished || !(this.#reset || visit.test.concurrent)) continue;
      this.#visits.delete(visit);
      visit.end();
    }
    if (!concurrent) {
      // What was set up before the first test is for it to find.
      if (this.#reset && !this.#first) own.made?.world.reset();
      this.#first = false;
    }
    // Who began to intercept calls since the last test does not get SQS'.
    sqs.listen();
  }

  #remains(visits: readonly Visit[]): Remains {
    const worlds = new Set([this.#file.own, ...visits.map(({ world }) => world)]);
    return { waiting: [...worlds].flatMap((world) => [...waitingIn(world)]), late: [...this.#late.values()] };
  }
}

function waitingIn({ made }: WorldOnDemand): Iterable<Call> {
  return made?.world.liveCalls.waiting ?? [];
}

function visitOf(test: RunnersTest, { own, fork }: RunnersSqs, onLate: (leftover: Leftover) => void): Visit {
  const world = test.concurrent ? fork({}, own).own : own;
  let calls: ScopedCalls | undefined;
  let ended = false;
  const explain = (call: string, state: 'waiting' | 'late'): string => {
    if (state === 'late') onLate({ call, test: test.name });
    return outlivedTest(test.name, call, state);
  };
  // Most tests of most files make no call.
  const made = (): ScopedCalls => {
    if (calls === undefined) {
      calls = callScope({ handler: world.presence.handler, waiting: () => waitingIn(world), explain, test: test.name });
      if (ended) calls.end();
    }
    return calls;
  };
  return {
    test,
    world,
    presence: { world, handler: (request) => made().handler(request) },
    get calls() {
      return calls;
    },
    finished: false,
    end() {
      ended = true;
      calls?.end();
      if (world !== own) world.made?.world.stop();
    },
  };
}
