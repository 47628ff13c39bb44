/**
 * Which call the model works for just now.
 *
 * The model is synchronous, so there is never more than one. Work that a call leaves behind for later, such as a poll that waits
 * or a move task, is done in its name again.
 */
export class CurrentCall {
  #id: number | undefined;

  /** The number of the call; `undefined` for what a test does itself, and for what only time does. */
  get id(): number | undefined {
    return this.#id;
  }

  /** Does something in the name of a call, or of none. */
  during<R>(id: number | undefined, work: () => R): R {
    const before = this.#id;
    this.#id = id;
    try {
      return work();
    } finally {
      this.#id = before;
    }
  }
}
