import type { Call } from '../calls/call';
import { keepQueues } from './keep-queues';
import { loadEngine } from '../world/load-engine';
import type { OpenPoll, OpenPolls } from '../world/open-polls';
import type { SqsInWorld } from '../world/sqs';
import type { RunnersTest, TestEnd, TestListener, TestRun } from './test-listener';
import type { TraceOfFile } from '../trace/trace-of-file';
import type { ScopedCalls } from '../transport/call-scope';
import { LazyWorld, type WorldBinding } from '../world/lazy-world';

/** A test, and the calls that it makes. */
interface TestScope {
  readonly test: RunnersTest;
  readonly world: LazyWorld;
  readonly binding: WorldBinding;
  /** Once there was a call. */
  readonly calls: ScopedCalls | undefined;
  finished: boolean;
  /** It has run, with its hooks: what it has left under way moves its clock no more. @returns the calls of that */
  finish(): string[];
  /** Cuts off what is left of it. */
  end(): void;
}

interface IsolationOptions {
  /** Whether calls are intercepted. */
  readonly listen: boolean;
  /** Whether each test but the first begins with empty queues. */
  readonly reset: boolean;
  /** Looks after a test that no hook looks after; may throw. */
  readonly verify: ((test: RunnersTest) => void) | undefined;
  /** Called when all tests have run; may throw. */
  readonly atEnd?: (() => void) | undefined;
  /** Told of each test, to write a page of it. */
  readonly traces?: TraceOfFile | undefined;
}

interface Finish {
  readonly test: RunnersTest;
  readonly end: TestEnd | undefined;
  /** Whether it used a world. */
  readonly used: (place: object) => boolean;
  readonly restore: (() => void) | undefined;
}

/**
 * Knows which calls belong to which test of a file, and what becomes of those that outlive it.
 *
 * A concurrent test has a world of its own; the others share the file's.
 */
export class TestIsolation implements TestListener {
  readonly #file: SqsInWorld;
  readonly #listen: boolean;
  readonly #reset: boolean;
  /** Those that have begun and are not ended: a finished one is ended when the next one begins. */
  readonly #scopes = new Set<TestScope>();
  readonly #late = new Map<string, OpenPoll>();
  readonly #verify: IsolationOptions['verify'];
  readonly #atEnd: IsolationOptions['atEnd'];
  readonly #traces: IsolationOptions['traces'];
  #first = true;
  #warned = false;

  constructor(file: SqsInWorld, { listen, reset, verify, atEnd, traces }: IsolationOptions) {
    this.#file = file;
    this.#listen = listen;
    this.#reset = reset;
    this.#verify = verify;
    this.#atEnd = atEnd;
    this.#traces = traces;
  }

  begin(test: RunnersTest): TestRun {
    this.#prepare(test.concurrent);
    const scope = scopeOf(test, this.#file.world, (poll) => void this.#late.set(poll.call + poll.test, poll));
    this.#scopes.add(scope);
    this.#traces?.begin();
    const { world } = this.#file;
    const restore = this.#reset && !test.concurrent ? keepQueues(world, test.name) : undefined;
    return {
      enter: () => world.enter(scope.binding),
      within: (callback) => world.run(scope.binding, callback),
      finish: (end) =>
        this.#finish({ test, end, used: (place) => this.#isOf(scope, place), restore }, () => {
          const unawaited = scope.finish();
          world.run(scope.binding, () => this.#verify?.(test));
          failUnawaited(unawaited);
        }),
    };
  }

  beginUnknown(): ReturnType<TestListener['beginUnknown']> {
    this.#prepare(false);
    const { world } = this.#file;
    const restore = this.#reset ? keepQueues(world, undefined) : undefined;
    const mover = { name: 'which has run', isOver: false };
    world.actsFor(mover);
    this.#traces?.begin();
    const unknown = { name: 'a test', concurrent: false };
    return (test = unknown, end) =>
      this.#finish({ test, end, used: () => true, restore }, () => {
        mover.isOver = true;
        world.actsFor(undefined);
        world.settings.advice.giveHeld();
        failUnawaited(world.existing?.clock.breakOff() ?? []);
      });
  }

  shares({ name }: RunnersTest): void {
    const wereCalls = (this.#file.world.existing?.calls.calls.length ?? 0) > 0;
    if (wereCalls && !this.#warned) console.warn(loadEngine().sharedWorld(name));
    this.#warned ||= wereCalls;
  }

  async endOfFile(): Promise<void> {
    // Most files make no call at all.
    const scopes = Array.from(this.#scopes).filter(({ calls }) => calls !== undefined);
    if (this.#file.world.existing !== undefined || scopes.length > 0) await loadEngine().reportOpenPolls(() => this.#openPolls(scopes));
    this.#file.world.settings.advice.giveHeld();
    this.#atEnd?.();
  }

  /** To be called when the file is over, and another one goes on with its world. */
  clear(): void {
    for (const scope of this.#scopes) scope.end();
    this.#scopes.clear();
    this.#file.world.existing?.clear();
  }

  /** To be called when the file is over. */
  stop(): void {
    for (const { world } of this.#scopes) world.stop();
    this.#file.world.stop();
  }

  /** Ends a test. @param check - throws what is still wrong with it */
  #finish({ test, end = { errors: [] }, used, restore }: Finish, check: () => void): void {
    const errors = [...end.errors];
    try {
      check();
    } catch (error) {
      errors.push(error);
      throw error;
    } finally {
      this.#traces?.finish({ name: test.name, file: test.file, errors, tell: end.tell, used });
      restore?.();
    }
  }

  /** Whether a world is that of a test, or began within it; the file's is that of those which are not concurrent. */
  #isOf({ world }: TestScope, place: object): boolean {
    if (!(place instanceof LazyWorld) || !place.isWithin(world)) return false;
    return Array.from(this.#scopes).every(({ world: other }) => other === world || !other.isWithin(world) || !place.isWithin(other));
  }

  #prepare(concurrent: boolean): void {
    const { world, sqs } = this.#file;
    for (const scope of this.#scopes) {
      if (!scope.finished || !(this.#reset || scope.test.concurrent)) continue;
      this.#scopes.delete(scope);
      scope.end();
    }
    if (!concurrent) {
      // What was set up before the first test is for it to find.
      if (this.#reset && !this.#first) world.existing?.resetForNextTest();
      this.#first = false;
    }
    // Who began to intercept calls since the last test does not get SQS'.
    if (this.#listen) sqs.listen();
  }

  #openPolls(scopes: readonly TestScope[]): OpenPolls {
    const worlds = new Set([this.#file.world, ...scopes.map(({ world }) => world)]);
    return { waiting: [...worlds].flatMap((world) => [...waitingIn(world)]), late: [...this.#late.values()] };
  }
}

/** Fails a test that did not await what moves the clock. @param calls - as they stand in it */
function failUnawaited([call]: readonly string[]): void {
  if (call === undefined) return;
  throw new Error(
    `${call} was still moving the clock when the test had finished, and was ended with it: it would have gone on in the next test. Write await ${call}.`,
  );
}

function waitingIn({ existing }: LazyWorld): Iterable<Call> {
  return existing?.liveCalls.waiting ?? [];
}

function scopeOf(test: RunnersTest, shared: LazyWorld, onLate: (poll: OpenPoll) => void): TestScope {
  const world = test.concurrent ? shared.fork() : shared;
  let calls: ScopedCalls | undefined;
  let ended = false;
  const explain = (call: string): string => {
    onLate({ call, test: test.name });
    return loadEngine().outlivedTest(test.name, call);
  };
  const mover = { name: test.name, isOver: false };
  // Most tests of most files make no call.
  const own = (): ScopedCalls => {
    if (calls === undefined) {
      calls = loadEngine().callScope({ handler: world.binding.handler, waiting: () => waitingIn(world), explain, test: test.name });
      if (ended) calls.end();
    }
    return calls;
  };
  return {
    test,
    world,
    binding: { world, handler: (request) => own().handler(request), mover },
    get calls() {
      return calls;
    },
    finished: false,
    finish() {
      this.finished = mover.isOver = true;
      world.settings.advice.giveHeld();
      return world.existing?.clock.breakOff(mover) ?? [];
    },
    end() {
      ended = true;
      calls?.end();
      if (world !== shared) world.stop();
    },
  };
}
