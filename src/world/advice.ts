/** What a test is told beside the answers that its code gets: each thing once, and only where there is a test whose calls are intercepted. */
export class Advice {
  readonly #told = new Set<string>();
  #heard = false;

  /** From now on somebody is there to hear it. */
  begin(): void {
    this.#heard = true;
  }

  give(text: string | undefined): void {
    if (text === undefined || !this.#heard || this.#told.has(text)) return;
    this.#told.add(text);
    console.warn(text);
  }
}
