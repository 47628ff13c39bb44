import type { JournalEvent } from '../../core/journal';
import { realTimeout } from '../../system/time/real-timeout';
import type { ControlClient, ControlError } from './control-client';
import { serverEvents, type ServerEvent } from './server-events';

/** How the page is connected with its server. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'refused' | 'denied';

/** What comes by the stream of the journal. */
export interface JournalListener {
  happened(events: readonly JournalEvent[]): void;
  /** Older events are kept no longer by the server: so many. */
  dropped(count: number): void;
  /** The journal began anew: what was known is over. */
  beganAnew(): void;
  /** @param reason - in the server's words, why it lets nobody in */
  linked(state: LinkState, reason?: string): void;
}

/** Real time after which a connection that broke is tried again. */
const RETRY_MS = 1_000;

/** What it means when the server answers otherwise: without a token, or under a name that is not its own. */
const LINK_BY_STATUS: Readonly<Record<number, LinkState>> = { 401: 'refused', 403: 'denied' };

/** Follows the journal for as long as the page is open, and takes it up again where it broke off. */
export class JournalFeed {
  readonly #client: ControlClient;
  readonly #listener: JournalListener;
  readonly #end = new AbortController();
  #lastId: string | undefined;

  constructor(client: ControlClient, listener: JournalListener) {
    this.#client = client;
    this.#listener = listener;
  }

  async run(): Promise<void> {
    this.#listener.linked('connecting');
    while (!this.#end.signal.aborted) {
      const { state, reason } = await this.#follow();
      if (this.#end.signal.aborted) return;
      this.#listener.linked(state, reason);
      if (state !== 'lost') return;
      await new Promise<void>((resolve) => realTimeout(RETRY_MS, resolve));
    }
  }

  stop(): void {
    this.#end.abort();
  }

  async #follow(): Promise<{ readonly state: LinkState; readonly reason?: string }> {
    try {
      const { body } = await this.#client.follow(this.#lastId, this.#end.signal);
      this.#listener.linked('live');
      for await (const events of serverEvents(body!)) this.#take(events);
      return { state: 'lost' };
    } catch (error) {
      const { status, message } = error as ControlError;
      return { state: LINK_BY_STATUS[status] ?? 'lost', reason: message };
    }
  }

  #take(events: readonly ServerEvent[]): void {
    let happened: JournalEvent[] = [];
    const tell = (): void => {
      if (happened.length > 0) this.#listener.happened(happened);
      happened = [];
    };
    for (const { id, name, data } of events) {
      this.#lastId = id ?? this.#lastId;
      if (name === 'message') {
        happened.push(JSON.parse(data) as JournalEvent);
        continue;
      }
      tell();
      if (name === 'dropped') this.#listener.dropped((JSON.parse(data) as { readonly dropped: number }).dropped);
      if (name === 'reset') this.#listener.beganAnew();
    }
    tell();
  }
}
