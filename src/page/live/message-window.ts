import type { ControlClient } from './control-client';
import type { MessageShape } from './shapes';

/** Which messages of a queue are looked at. */
export interface MessageQuery {
  readonly queueArn: string;
  readonly state: 'visible' | 'inFlight' | 'delayed' | undefined;
  readonly group: string | undefined;
  readonly search: string;
  readonly order: 'oldest' | 'newest';
}

interface Page {
  readonly messages: readonly MessageShape[];
  readonly revision: number;
}

const PAGE_SIZE = 50;
/** No more of a body than a row shows. */
const BODY_LENGTH = 300;
/** Pages kept that are not seen any more. */
const PAGES_MAX = 40;

/** Messages of a queue, of which only the pages are fetched that are seen. */
export class MessageWindow {
  readonly query: MessageQuery;
  readonly #client: ControlClient;
  readonly #onChange: () => void;
  readonly #pages = new Map<number, Page>();
  readonly #asked = new Set<number>();
  readonly #drawn = new Set<number>();
  #seen: ReadonlySet<number> = new Set();
  #revision = 0;
  #total: number | undefined;
  #error: string | undefined;

  constructor(client: ControlClient, query: MessageQuery, onChange: () => void) {
    this.#client = client;
    this.query = query;
    this.#onChange = onChange;
  }

  /** How many messages there are; `undefined` before the first answer. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Why they cannot be shown. */
  get error(): string | undefined {
    return this.#error;
  }

  /** A message by its place in the list, if it has been fetched. */
  at(index: number): MessageShape | undefined {
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.messages[index % PAGE_SIZE];
  }

  /** The place of a message among those that have been fetched. */
  indexOf(id: string): number | undefined {
    for (const [page, { messages }] of this.#pages) {
      const at = messages.findIndex((message) => message.id === id);
      if (at >= 0) return page * PAGE_SIZE + at;
    }
    return undefined;
  }

  /** Tells that a row is seen: with all that are seen in the same turn it is fetched, and anew at each revision. */
  see(index: number, revision: number): void {
    this.#revision = revision;
    if (this.#drawn.size === 0) void Promise.resolve().then(() => this.#fetchDrawn());
    this.#drawn.add(Math.floor(index / PAGE_SIZE));
  }

  #fetchDrawn(): void {
    this.#seen = new Set(this.#drawn);
    this.#drawn.clear();
    for (const page of this.#seen) void this.#fetch(page);
  }

  async #fetch(page: number): Promise<void> {
    if (this.#asked.has(page) || this.#pages.get(page)?.revision === this.#revision) return;
    this.#asked.add(page);
    const revision = this.#revision;
    try {
      const path = `/queues/${encodeURIComponent(this.query.queueArn)}/messages?${this.#parameters(page)}`;
      const { total, messages } = await this.#client.ask<{ readonly total: number; readonly messages: readonly MessageShape[] }>(
        'GET',
        path,
      );
      this.#error = undefined;
      this.#take(page, { messages, revision }, total);
    } catch (error) {
      this.#error = (error as Error).message;
    }
    this.#asked.delete(page);
    this.#onChange();
    // Things went on meanwhile.
    if (this.#seen.has(page) && this.#revision !== revision) void this.#fetch(page);
  }

  #take(page: number, fetched: Page, total: number): void {
    this.#total = total;
    this.#pages.delete(page);
    this.#pages.set(page, fetched);
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= PAGES_MAX) break;
      this.#pages.delete(old);
    }
  }

  #parameters(page: number): string {
    const { state, group, search, order } = this.query;
    const given = { state, group, search: search === '' ? undefined : search, order };
    const parameters = Object.entries(given).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    const range = { offset: String(page * PAGE_SIZE), limit: String(PAGE_SIZE), bodyLength: String(BODY_LENGTH) };
    return new URLSearchParams({ ...Object.fromEntries(parameters), ...range }).toString();
  }
}
