import type { Clock } from '../core/clock';
import { AsyncScope } from '../system/async-scope';
import type { MortalProcess } from './fault';

/** Begins a process of the program; when it returns a function, that ends it. */
export type Start = () => unknown;

/** What looks after processes. */
export interface ProcessSurroundings {
  readonly clock: Clock;
  /** Registers something that goes on. @returns what ends that */
  readonly work: (name: string) => () => void;
  /** Told when a process begins to wait for time to start it anew. */
  readonly onHold?: (() => void) | undefined;
}

/** Real processes are started anew by whatever looks after them, which takes a while. */
const RESTART_MS = 1000;

/** The processes of a program under test that may end at any call, and are started anew then. */
export class Processes {
  readonly #surroundings: ProcessSurroundings;
  readonly #scope = new AsyncScope<Incarnation>();
  readonly #running = new Set<Incarnation>();
  /** What starts them again. */
  readonly #dead = new Map<Incarnation, () => void>();

  constructor(surroundings: ProcessSurroundings) {
    this.#surroundings = surroundings;
  }

  /** The process that the running code belongs to. */
  get current(): MortalProcess | undefined {
    return this.#scope.current;
  }

  /** Does in the name of the process that is running where this is asked what a function does later, wherever it is called. */
  keeping<Args extends unknown[], R>(work: (...args: Args) => R): (...args: Args) => R {
    const { current } = this.#scope;
    return current === undefined ? work : (...args) => this.#scope.run(current, () => work(...args));
  }

  /** Starts a process. @returns a function that ends it, in whatever incarnation it is then */
  start(name: string, start: Start): () => void {
    let incarnation = this.#begin(name, start, (next) => (incarnation = next));
    return () => incarnation.stop();
  }

  /** Does something that may die, as a function of Lambda may: nobody starts it anew. */
  once<R>(name: string, onDeath: () => void, work: () => R): R {
    return this.#scope.run(new Incarnation(name, onDeath), work);
  }

  /** Ends them all, as if the machine were switched off. */
  end(): void {
    for (const incarnation of this.#running) incarnation.end();
    this.#running.clear();
  }

  /** How many wait for time to start them anew. */
  get starting(): number {
    return this.#dead.size;
  }

  /** Starts those at once that are dead: what they waited for to be started is over. */
  restart(): void {
    for (const restart of this.#dead.values()) restart();
  }

  #begin(name: string, start: Start, onNext: (next: Incarnation) => void): Incarnation {
    const incarnation = new Incarnation(name, (dead) => {
      this.#running.delete(dead);
      const { clock, work, onHold } = this.#surroundings;
      const done = work(`"${name}", which is being started anew`);
      const restart = (): void => {
        dead.cancelRestart?.();
        onNext(this.#begin(name, start, onNext));
      };
      const cancel = clock.schedule(clock.now() + RESTART_MS, restart);
      this.#dead.set(dead, restart);
      dead.cancelRestart = () => {
        done();
        this.#dead.delete(dead);
        cancel();
      };
      onHold?.();
    });
    this.#running.add(incarnation);
    const stop = this.#scope.run(incarnation, start);
    if (typeof stop === 'function') incarnation.stopIt = stop as () => unknown;
    return incarnation;
  }
}

class Incarnation implements MortalProcess {
  readonly name: string;
  readonly #onDeath: (dead: Incarnation) => void;
  stopIt: (() => unknown) | undefined;
  cancelRestart: (() => void) | undefined;
  isAlive = true;

  constructor(name: string, onDeath: (dead: Incarnation) => void) {
    this.name = name;
    this.#onDeath = onDeath;
  }

  die(): void {
    if (!this.isAlive) return;
    this.isAlive = false;
    this.#onDeath(this);
  }

  end(): void {
    this.isAlive = false;
    this.cancelRestart?.();
  }

  stop(): void {
    this.cancelRestart?.();
    if (this.isAlive) this.stopIt?.();
  }
}
