/** Who waits for time to pass. */
export interface Waits {
  /** Whether anybody does. */
  isAwaited(): boolean;
  /** Calls `listener` whenever somebody begins to. */
  onWait(listener: () => void): void;
  /** Told when time cannot be skipped for them. */
  failed(error: unknown): void;
}

/** What {@link AutoAdvance} needs. */
export interface AutoAdvanceOptions {
  /** What {@link AutoAdvance.reset} goes back to. */
  readonly initially: boolean;
  /** Lets the process come to rest, and then jumps to the next deadline, as long as that is wanted. */
  readonly jump: (wanted: () => boolean) => Promise<unknown>;
}

/** Moves a clock by itself while somebody waits for it; does nothing at all while nobody does. */
export class AutoAdvance {
  readonly #options: AutoAdvanceOptions;
  #waits: Waits | undefined;
  #on: boolean;
  #running = false;

  constructor(options: AutoAdvanceOptions) {
    this.#options = options;
    this.#on = options.initially;
  }

  /** Skips time for those from now on. */
  follow(waits: Waits): void {
    this.#waits = waits;
    waits.onWait(() => this.#begin());
    this.#begin();
  }

  get isOn(): boolean {
    return this.#on;
  }

  set(on: boolean): void {
    this.#on = on;
    this.#begin();
  }

  reset(): void {
    this.set(this.#options.initially);
  }

  #begin(): void {
    if (this.#on && !this.#running && this.#waits !== undefined) void this.#run(this.#waits);
  }

  async #run(waits: Waits): Promise<void> {
    this.#running = true;
    try {
      while (this.#on && waits.isAwaited()) await this.#options.jump(() => this.#on && waits.isAwaited());
    } catch (error) {
      waits.failed(error);
    } finally {
      this.#running = false;
    }
  }
}
