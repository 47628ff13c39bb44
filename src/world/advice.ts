import { tell } from '../system/process/tell';

/** What a test is told beside the answers that its code gets: each thing once, and only where there is a test whose calls are intercepted. */
export class Advice {
  readonly #told = new Set<string>();
  /** By text: whether it needs no word after all. */
  readonly #held = new Map<string, () => boolean>();
  #heard = false;

  /** From now on somebody is there to hear it. */
  begin(): void {
    this.#heard = true;
  }

  give(text: string | undefined): void {
    if (text === undefined || !this.#heard || this.#told.has(text)) return;
    this.#told.add(text);
    tell(text);
  }

  /** Holds something back that may need no word after all, until {@link giveHeld}. */
  hold(text: string, isMoot: () => boolean): void {
    this.#held.set(text, isMoot);
  }

  /** Gives what was held back and is so still. */
  giveHeld(): void {
    for (const [text, isMoot] of this.#held) this.give(isMoot() ? undefined : text);
    this.#held.clear();
  }
}
