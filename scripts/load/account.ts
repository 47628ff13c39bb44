import type { Received } from './line';
import type { StoredMessage } from './queues';

/** What is in a queue, by body. */
export type Stored = ReadonlyMap<string, StoredMessage>;

/** What clients know of messages, by their bodies. */
export class Account {
  /** Whose send was answered. */
  readonly sent = new Set<string>();
  /** Whose sender went away before it was answered. */
  readonly perhapsSent = new Set<string>();
  /** Those that a client has read, with the handle that it got last. */
  readonly read = new Map<string, string>();
  /** Whose delete a client asked for, and was gone before it was answered. */
  readonly perhapsDeleted = new Set<string>();
  /** Whose delete was answered, and which turn that was. */
  readonly #deleted = new Map<string, number>();
  /** What must not be. */
  readonly mistakes: string[] = [];
  #turn = 0;
  #bodies = 0;

  newBody(): string {
    return `message-${this.#bodies++}`;
  }

  get deleted(): ReadonlyMap<string, number> {
    return this.#deleted;
  }

  /** A moment, to be compared with others. */
  now(): number {
    return this.#turn++;
  }

  /** A client has read what it asked for at `sinceTurn`. */
  reads(messages: readonly Received[], sinceTurn: number): void {
    for (const { Body, ReceiptHandle } of messages) {
      const deletedAt = this.#deleted.get(Body);
      if (deletedAt !== undefined && deletedAt < sinceTurn) this.mistakes.push(`${Body} was deleted, and came to one who asked after that`);
      this.read.set(Body, ReceiptHandle);
    }
  }

  deletes(body: string): void {
    if (!this.#deleted.has(body)) this.#deleted.set(body, this.now());
  }
}

/** What of an account does not hold in a queue whose clients have all gone. */
export function mistakesIn(account: Account, stored: Stored): string[] {
  const { sent, perhapsSent, read, perhapsDeleted, deleted } = account;
  const lost = [...sent].filter((body) => !stored.has(body) && !deleted.has(body) && !perhapsDeleted.has(body));
  const back = [...deleted.keys()].filter((body) => stored.has(body));
  const unknown = [...stored.keys()].filter((body) => !sent.has(body) && !perhapsSent.has(body));
  const ownerless = [...stored].filter(([body, { state }]) => state !== 'visible' && !read.has(body));
  return [
    ...account.mistakes,
    ...lost.map((body) => `${body} was sent, and is lost`),
    ...back.map((body) => `${body} was deleted, and is there`),
    ...unknown.map((body) => `${body} is there, and nobody sent it`),
    ...ownerless.map(([body, { state }]) => `${body} is ${state}, and nobody has it`),
  ];
}
