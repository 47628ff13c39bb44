import { AsyncScope } from '../system/async-scope';
import { environmentChaos, environmentDefaults, environmentSeed } from '../system/environment/environment';
import { freshSeed, seedOfProcess } from '../system/fresh-seed';
import type { Mover } from '../system/time/moves';
import { Endpoints } from '../transport/endpoints';
import type { SqsHttpHandler } from '../transport/sqs-http';
import { Advice } from './advice';
import type { SqsOptions } from './sqs-options';
import { loadEngine } from './load-engine';
import type { PopulatedWorld } from './populated-world';
import type { CallKeeping, WorldRest, WorldSettings } from './world';

/** The world that is meant in some place of a program, and who answers the calls that are made there. */
export interface WorldBinding {
  readonly world: LazyWorld;
  readonly handler: SqsHttpHandler;
  /** The test that acts there, where the runner tells. */
  readonly mover?: Mover | undefined;
}

/** Who wants to know of worlds while they are in use. */
export interface WorldWatcher {
  /** Something has asked for a world. @param lazy - where it is made */
  opened(world: PopulatedWorld, lazy: LazyWorld): void;
  /** Nothing more will happen in it. */
  left(world: PopulatedWorld): void;
  /** Tells which line of the program makes a call; asked where it is made. */
  readonly lineHere?: (() => string | undefined) | undefined;
}

/** What holds for a world, and for all that begin within it. */
export interface WorldTraits extends CallKeeping {
  /** Told of each of them. */
  readonly watcher?: WorldWatcher | undefined;
}

interface Family extends WorldTraits {
  readonly bindings: AsyncScope<WorldBinding>;
}

/** Where a world begins within another. */
interface Beginning {
  readonly parent: LazyWorld;
  /** Whether it begins with the queues of its parent, all of them empty; otherwise with those of its options. */
  readonly copies: boolean;
  readonly rest: WorldRest;
}

/**
 * A world that is made when something first asks for it: most test files have nothing to do with SQS.
 *
 * In a callback of `sqs.run()`, and in a concurrent test, another world is meant than around it. Whoever wants to know which
 * one asks for the `current` one, each time: `sqs` itself, an interception, a handler of MSW, the view of a queue, a matcher.
 */
export class LazyWorld {
  readonly options: SqsOptions;
  readonly settings: WorldSettings;
  /** This world, where nothing else is said of the calls. */
  readonly binding: WorldBinding = { world: this, handler: (request) => this.open().handler(request) };
  readonly #family: Family;
  readonly #beginning: Beginning | undefined;
  #existing: PopulatedWorld | undefined;
  #actor: Mover | undefined;

  constructor(options: SqsOptions, family: Partial<Family> = {}, beginning?: Beginning) {
    const environment = environmentDefaults();
    const { accountId = '000000000000', region = environment.region, seed = environmentSeed() ?? defaultSeed(options) } = options;
    // What is intercepted, and who hears of it, is the same for all worlds of a family.
    const { endpoints, advice } = beginning?.parent.settings ?? {
      endpoints: new Endpoints([options.endpoints ?? environment.endpoints].flat()),
      advice: new Advice(),
    };
    this.options = options;
    this.settings = {
      ...beginning?.rest,
      owner: { accountId, region },
      seed,
      endpoints,
      advice,
      keepsCalls: family.keepsCalls,
      mover: () => this.#family.bindings.current?.mover ?? this.#actor,
    };
    this.#family = { bindings: new AsyncScope(), ...family };
    this.#beginning = beginning;
  }

  /** What is meant where this is asked: a world that began within this one and was entered there, or else this one. */
  get current(): WorldBinding {
    const entered = this.#family.bindings.current;
    return entered?.world.isWithin(this) === true ? entered : this.binding;
  }

  /** The world, if anything has asked for it. */
  get existing(): PopulatedWorld | undefined {
    return this.#existing;
  }

  /** The world, made now if nothing has asked for it before. @throws Error when it is to have queues that SQS refuses */
  open(): PopulatedWorld {
    if (this.#existing === undefined) {
      this.#existing = this.#create();
      this.#family.watcher?.opened(this.#existing, this);
    }
    return this.#existing;
  }

  #create(): PopulatedWorld {
    const queues = this.#beginning?.copies === true ? this.#beginning.parent.existing?.all() : undefined;
    return loadEngine().populatedWorld(this.options, { ...this.settings, queues, current: () => this.current.world.open() });
  }

  /**
   * Another world within this one: with its options but for the changes, and its queues, empty, unless the changes name some or a file of them.
   *
   * @param rest - how it finds out that nobody acts any more; default: as this one does
   */
  fork(changes: SqsOptions = {}, rest: WorldRest = this.#beginning?.rest ?? {}): LazyWorld {
    const { queues, template } = changes;
    const copies = queues === undefined && template === undefined;
    const begun = { ...this.options, ...changes, ...(!copies && { queues, template }) };
    return new LazyWorld(begun, this.#family, { parent: this, copies, rest });
  }

  /** Whether it is that one, or began within it. */
  isWithin(other: LazyWorld): boolean {
    return other === this || this.#beginning?.parent.isWithin(other) === true;
  }

  /** Runs a callback in which, and in all that it begins, a world is meant. */
  run<T>(binding: WorldBinding, callback: () => T): T {
    return this.#family.bindings.run(binding, callback);
  }

  /** Lets a world be meant from here on, in what the running function still does and begins. */
  enter(binding: WorldBinding): void {
    this.#family.bindings.enter(binding);
  }

  /** Takes all that is done from here on for a test's, where the runner does not tell whose it is; `undefined` for nobody's. */
  actsFor(test: Mover | undefined): void {
    this.#actor = test;
  }

  /** Lets go of the time: nobody is left who waits. */
  stop(): void {
    if (this.#existing === undefined) return;
    this.#family.watcher?.left(this.#existing);
    this.#existing.stop();
  }
}

/** Under chaos one for the whole run, which tells it once. */
function defaultSeed({ chaos }: SqsOptions): number {
  return (chaos ?? environmentChaos()) === undefined ? freshSeed() : seedOfProcess();
}
