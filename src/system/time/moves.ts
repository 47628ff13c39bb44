/** Who moves a clock: a test, say. */
export interface Mover {
  /** What people call it. */
  readonly name: string;
  /** What it began to move is not to be moved any more. */
  readonly isOver: boolean;
}

/** Something that moves a clock, from its beginning to its end. */
export interface Move {
  /** As it stands in a test: `sqs.clock.advance('31s')`. */
  readonly call: string | undefined;
  /** Resolves with whether to go on; never, when whoever began it is over: then nothing that hangs on it may go on. */
  goesOn(): Promise<boolean>;
}

/** The moves of a clock that are under way. */
export class Moves {
  readonly #active = new Set<ActiveMove>();
  readonly #mover: () => Mover | undefined;
  readonly #listeners = new Set<() => void>();

  /** @param mover - who acts where it is asked */
  constructor(mover: () => Mover | undefined) {
    this.#mover = mover;
  }

  /** How many are under way. */
  get count(): number {
    return this.#active.size;
  }

  /** Does something that moves the clock. @throws Error when whoever does it is over */
  async during<T>(call: string | undefined, work: (move: Move) => Promise<T>): Promise<T> {
    const mover = call === undefined ? undefined : this.#mover();
    if (mover?.isOver === true)
      throw new Error(`${call} came when the test "${mover.name}" had finished, and does not move the clock of the next one.`);
    const move = new ActiveMove(call, mover);
    this.#active.add(move);
    try {
      return await work(move);
    } finally {
      this.#active.delete(move);
      for (const ended of this.#listeners) ended();
    }
  }

  /** Calls `listener` at the end of each. @returns a function that ends it */
  onEnd(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Lets all of them stop where they are. */
  stop(): void {
    for (const move of this.#active) move.isStopped = true;
  }

  /** Breaks off those of a mover that is over, or of all movers. @returns how they are called */
  breakOff(mover?: Mover): string[] {
    const broken = [...this.#active].filter((move) => move.call !== undefined && (mover === undefined || move.mover === mover));
    for (const move of broken) {
      move.isBrokenOff = true;
      this.#active.delete(move);
    }
    return broken.map(({ call }) => call!);
  }
}

class ActiveMove implements Move {
  readonly call: string | undefined;
  readonly mover: Mover | undefined;
  isStopped = false;
  isBrokenOff = false;

  constructor(call: string | undefined, mover: Mover | undefined) {
    this.call = call;
    this.mover = mover;
  }

  goesOn(): Promise<boolean> {
    return this.isBrokenOff ? new Promise(() => {}) : Promise.resolve(!this.isStopped);
  }
}
