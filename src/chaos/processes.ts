import type { Clock } from '../core/clock';
import { AsyncScope } from '../system/async-scope';
import type { MortalProcess } from './fault';

/** Begins a process of the program. @returns what ends it */
export type Start = () => (() => unknown) | undefined | void;

/** Real processes are started anew by whatever looks after them, which takes a while. */
const RESTART_MS = 1000;

/** The processes of a program under test that may end at any call, and are started anew then. */
export class Processes {
  readonly #clock: Clock;
  readonly #scope = new AsyncScope<Incarnation>();
  readonly #running = new Set<Incarnation>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The process that the running code belongs to. */
  get current(): MortalProcess | undefined {
    return this.#scope.current;
  }

  /** Starts a process. @returns a function that ends it, in whatever incarnation it is then */
  start(name: string, start: Start): () => void {
    let incarnation = this.#begin(name, start, (next) => (incarnation = next));
    return () => incarnation.stop();
  }

  /** Ends them all, as if the machine were switched off. */
  end(): void {
    for (const incarnation of this.#running) incarnation.end();
    this.#running.clear();
  }

  #begin(name: string, start: Start, onNext: (next: Incarnation) => void): Incarnation {
    const incarnation = new Incarnation(name, (dead) => {
      this.#running.delete(dead);
      const restart = (): void => onNext(this.#begin(name, start, onNext));
      dead.cancelRestart = this.#clock.schedule(this.#clock.now() + RESTART_MS, restart);
    });
    this.#running.add(incarnation);
    incarnation.stopIt = this.#scope.run(incarnation, start) ?? undefined;
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
