/** Words that leave something before its end. */
const JUMPS = ['break', 'continue', 'return', 'exit'] as const;

export type Jump = (typeof JUMPS)[number];

/** What a loop, a round of it, a function and a shell of its own are left by. */
export const LEAVES = {
  loop: ['break'],
  round: ['continue'],
  function: ['return'],
  shell: JUMPS,
} as const satisfies Record<string, readonly Jump[]>;

/** Where a script is on its way: how its last command ended, and what it has left. */
export class ShellFlow {
  /** Whether the last command succeeded, if that is known. */
  status: boolean | undefined = true;
  #jump: Jump | undefined;
  /** How many conditions there are around, of which it is not known whether they hold. */
  #perhaps = 0;
  /** How it has perhaps been left: whatever comes then is not done for sure. */
  #doubts: readonly Jump[] = [];

  /** Whether nothing more is done here. */
  get hasLeft(): boolean {
    return this.#jump !== undefined;
  }

  /** How what is run ends, if that is known. */
  endOf(run: () => void): boolean | undefined {
    this.status = true;
    run();
    return this.status as boolean | undefined;
  }

  /** Whether a command is not run, by what stands before it. */
  isPassedOver(before: string): boolean {
    return (before === '&&' && this.status === false) || (before === '||' && this.status === true);
  }

  /** What is left only perhaps is gone on with. */
  leave(jump: string): void {
    const known = JUMPS.find((one) => one === jump);
    if (known === undefined) return;
    if (this.#isSure) this.#jump = known;
    // Whoever has ended all does nothing more, so that what is done then is sure.
    else if (known !== 'exit') this.#doubts = [...this.#doubts, known];
  }

  get #isSure(): boolean {
    return this.#perhaps === 0 && this.#doubts.length === 0;
  }

  /** Runs what in a real shell is perhaps not run. */
  perhaps<T>(run: () => T): T {
    this.#perhaps++;
    try {
      return run();
    } finally {
      this.#perhaps--;
    }
  }

  /** Runs what can be left by words of its own. */
  inside(own: readonly Jump[], run: () => void): void {
    const around = { perhaps: this.#perhaps, doubts: this.#doubts, isSure: this.#isSure };
    this.#perhaps = 0;
    this.#doubts = [];
    run();
    const jump = this.#jump;
    const left = jump !== undefined && jump !== 'exit' && !around.isSure ? [...this.#doubts, jump] : this.#doubts;
    this.#perhaps = around.perhaps;
    this.#doubts = [...around.doubts, ...left.filter((one) => !own.includes(one))];
    if (jump !== undefined && (own.includes(jump) || !around.isSure)) this.#jump = undefined;
  }
}
