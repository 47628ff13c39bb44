import type { JournalEvent } from '../../core/journal';
import { realTimeout } from '../../system/time/real-timeout';
import { stopwatch } from '../../system/time/stopwatch';
import type { ControlClient } from './control-client';
import { JournalFeed, type LinkState } from './journal-feed';
import { NOTHING_KNOWN, type LiveState } from './live-state';
import type { ClockShape, FaultShape, QueueShape } from './shapes';

/** As many as the server tells at a time. */
const QUEUES_AT_A_TIME = 1_000;
/** Events that the page keeps. */
const EVENTS_MAX = 2_000;
/** Real time between two looks at a server where nothing is told to have happened: time alone changes messages, too. */
const LOOK_MS = 1_000;
/** The same while things happen. */
const SOON_MS = 150;

/** Whether there is no use in asking again. */
const IS_OVER: Readonly<Partial<Record<LinkState, boolean>>> = { refused: true, denied: true };

/** What the page knows of its server, kept up to date. */
export class LiveStore {
  readonly client: ControlClient;
  readonly #listeners = new Set<() => void>();
  #state: LiveState = NOTHING_KNOWN;
  #feed: JournalFeed | undefined;
  #count = 0;
  #wake: (() => void) | undefined;
  #isStale = false;

  constructor(client: ControlClient) {
    this.client = client;
  }

  get state(): LiveState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Begins, or begins anew with another token. */
  start(): void {
    this.#feed?.stop();
    this.#feed = new JournalFeed(this.client, {
      happened: (events) => this.#happened(events),
      dropped: (count) => this.#lost(count),
      beganAnew: () => this.#beginAnew(),
      linked: (link, reason) => this.#linked(link, reason),
    });
    this.#change({ events: [], dropped: 0 });
    void this.#feed.run();
    void this.#keepLooking(this.#feed);
  }

  /** Looks at once, as something was done. */
  async refresh(): Promise<void> {
    this.#isStale = false;
    const [queues, clock, { faults }] = await Promise.all([
      this.#allQueues(),
      this.client.ask<ClockShape>('GET', '/clock'),
      this.client.ask<{ readonly faults: readonly FaultShape[] }>('GET', '/faults'),
    ]);
    this.#change({ queues, clock, faults, revision: this.#state.revision + 1 });
  }

  async #allQueues(): Promise<readonly QueueShape[]> {
    const queues: QueueShape[] = [];
    for (;;) {
      const path = `/queues?limit=${QUEUES_AT_A_TIME}&offset=${queues.length}`;
      const page = await this.client.ask<{ readonly total: number; readonly queues: readonly QueueShape[] }>('GET', path);
      queues.push(...page.queues);
      if (page.queues.length === 0 || queues.length >= page.total) return queues;
    }
  }

  async #keepLooking(feed: JournalFeed): Promise<void> {
    while (feed === this.#feed && !IS_OVER[this.#state.link]) {
      const elapsedMs = stopwatch();
      // The stream of the journal tells what is the matter.
      await this.refresh().catch(() => {});
      // A server that takes long is not asked all the time.
      await pause(Math.max(SOON_MS, 3 * elapsedMs()));
      if (!this.#isStale) await this.#untilStale();
    }
  }

  /** Nobody looks at a page that is hidden. */
  async #untilStale(): Promise<void> {
    do {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        realTimeout(LOOK_MS, resolve);
      });
    } while (document.hidden && !this.#isStale);
  }

  #happened(events: readonly JournalEvent[]): void {
    const numbered = events.map((event) => ({ number: ++this.#count, event }));
    const all = [...this.#state.events, ...numbered];
    const left = Math.max(0, all.length - EVENTS_MAX);
    const { dropped, happened } = this.#state;
    this.#change({ events: left === 0 ? all : all.slice(left), dropped: dropped + left, happened: happened + 1 });
    this.#becomeStale();
  }

  /** What is known may be wrong without them. */
  #lost(count: number): void {
    this.#change({ dropped: this.#state.dropped + count, happened: this.#state.happened + 1 });
    this.#becomeStale();
  }

  #beginAnew(): void {
    this.#change({ events: [], dropped: 0, happened: this.#state.happened + 1 });
    this.#becomeStale();
  }

  #becomeStale(): void {
    this.#isStale = true;
    this.#wake?.();
  }

  #linked(link: LinkState, reason: string | undefined): void {
    this.#change({ link, reason });
    if (link === 'live') this.#becomeStale();
  }

  #change(changes: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => void realTimeout(milliseconds, resolve));
