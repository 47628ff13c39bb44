/** What {@link AutoAdvance} needs. */
export interface AutoAdvanceOptions {
  /** What {@link AutoAdvance.reset} goes back to. */
  readonly initially: boolean;
  /** How many calls wait for time to pass. */
  readonly waiting: () => number;
  /** Lets the process come to rest, and then jumps to the next deadline. */
  readonly jump: () => Promise<unknown>;
  /** Told when the clock cannot be moved. */
  readonly failed: (error: unknown) => void;
}

/** Moves a clock by itself while calls wait for it; does nothing at all while none does. */
export class AutoAdvance {
  readonly #options: AutoAdvanceOptions;
  #on: boolean;
  #running = false;

  constructor(options: AutoAdvanceOptions) {
    this.#options = options;
    this.#on = options.initially;
  }

  set(on: boolean): void {
    this.#on = on;
    this.callWaits();
  }

  reset(): void {
    this.set(this.#options.initially);
  }

  /** To be told when a call begins to wait. */
  callWaits(): void {
    if (this.#on && !this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    const { waiting, jump, failed } = this.#options;
    this.#running = true;
    try {
      while (this.#on && waiting() > 0) await jump();
    } catch (error) {
      failed(error);
    } finally {
      this.#running = false;
    }
  }
}
