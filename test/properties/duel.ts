import { receiveCountOf, stateOf, type StoredMessage } from '../../src/core/stored-message';
import type { Delivery, Queue } from '../../src/core/queue';
import { arnOf, createModel, type Model } from './model';
import { delayed, inFlight, type NaiveMessage } from './naive-message';
import type { NaiveDelivery, NaiveReceived, NaiveSettings } from './naive-queue';
import { NaiveWorld, type AnyNaiveQueue } from './naive-world';

/** A receipt handle, as each side knows it. */
export interface Handle {
  readonly real: string;
  readonly naive: NaiveDelivery;
}

/** A long poll that waits, and what each side answered to it. */
export interface PendingPoll {
  readonly abort: AbortController;
  real: RealReceived | undefined;
  naive: NaiveReceived | undefined;
}

/** What the real model answers to a receive; an error as the naive one says it. */
export type RealReceived = readonly Delivery[] | 'not retryable';

/** How the two models are set up. */
export interface Setup {
  readonly names: readonly string[];
  readonly settings: readonly NaiveSettings[];
  /** Which queue polls wait at. */
  readonly polled: number;
}

/** The real and the naive model side by side: whatever happens to one happens to the other, and they must answer alike. */
export class Duel {
  readonly setup: Setup;
  readonly model: Model = createModel();
  readonly naive = new NaiveWorld(this.model.clock.now());
  readonly handles: Handle[] = [];
  /** By the body of the message that was stored. */
  readonly ids = new Map<string, string>();
  polls: PendingPoll[] = [];
  /** What undoes the last receive on both sides. */
  takeBack: (() => void) | undefined;
  sent = 0;

  constructor(setup: Setup) {
    this.setup = setup;
    setup.names.forEach((name, index) => {
      this.model.create(name, { ...setup.settings[index]!, redrive: undefined });
      this.naive.create(name, setup.settings[index]!);
    });
    setup.names.forEach((name, index) => this.model.configure(this.model.find(name), setup.settings[index]!));
  }

  get nowMs(): number {
    return this.naive.nowMs;
  }

  real(index: number): Queue {
    return this.model.find(this.setup.names[index]!);
  }

  expected(index: number): AnyNaiveQueue {
    return this.naive.queues.get(this.setup.names[index]!)!;
  }

  goTo(atMs: number): void {
    this.model.clock.goTo(atMs);
    this.naive.goTo(atMs);
  }

  /** Both sides gave an answer: it must be the same. */
  answered(real: RealReceived | undefined, naive: NaiveReceived | undefined): void {
    if (real === 'not retryable' || naive === 'not retryable') return expect(real).toBe(naive);
    expect(real?.map(({ message, receiveCount }) => `${message.body} #${receiveCount}`)).toEqual(
      naive?.map(({ message, receiveCount }) => `${message.body} #${receiveCount}`),
    );
    real?.forEach(({ receiptHandle }, index) => this.handles.push({ real: receiptHandle, naive: naive![index]! }));
  }

  /** Compares the answers to polls that ended; they arrive a few turns of the promise queue after they were given. */
  async settle(): Promise<void> {
    if (this.polls.length === 0) return;
    for (let turn = 0; turn < 5; turn++) await undefined;
    const ended = this.polls.filter(({ real, naive }) => real !== undefined || naive !== undefined);
    this.polls = this.polls.filter((poll) => !ended.includes(poll));
    for (const { real, naive } of ended) this.answered(real, naive);
  }

  /** Who got what at which moment, in which order, since this was asked last. */
  compareHistory(): void {
    const { model, naive } = this;
    if (model.received.length + model.deadLettered.length > 0 || naive.received.length + naive.deadLettered.length > 0) {
      expect(model.received.splice(0).join('\n')).toBe(naive.received.splice(0).join('\n'));
      expect(model.deadLettered.splice(0).join('\n')).toBe(naive.deadLettered.splice(0).join('\n'));
    }
  }

  /** Looks at everything there is. */
  compareState(): void {
    const { nowMs } = this;
    for (const index of this.setup.names.keys()) {
      const [real, expected] = [this.real(index), this.expected(index)];
      expect(real.messages(nowMs).map((message) => shownReal(message, nowMs))).toEqual(expected.messages.map(shownNaive));
      expect(real.counts(nowMs)).toEqual(countsOf(expected));
      expect(real.waiting).toBe(expected.polls.size);
      expect(real.peek(nowMs)?.message.body).toBe(expected.next()?.body);
    }
    expect(this.#realTasks()).toEqual(
      this.naive.tasks.map((task) => `${task.source.name} ${task.moved}/${task.toMove} ${task.status}`).sort(),
    );
  }

  #realTasks(): string[] {
    const { moveTasks } = this.model.queues;
    return this.setup.names
      .flatMap((name) => moveTasks.list(arnOf(name)).map(({ moved, toMove, status }) => `${name} ${moved}/${toMove} ${status}`))
      .sort();
  }
}

function countsOf({ messages }: AnyNaiveQueue) {
  const away = messages.filter(inFlight).length;
  const later = messages.filter(delayed).length;
  return { visible: messages.length - away - later, inFlight: away, delayed: later };
}

function shownReal(stored: StoredMessage, nowMs: number): string {
  const { message } = stored;
  const state = stateOf(stored, nowMs);
  const until = state === 'visible' ? '' : stored.visibleAtMs;
  return `${message.body} ${message.groupId} ${state} ${until} #${receiveCountOf(stored)} sent ${message.sentAtMs}`;
}

function shownNaive(message: NaiveMessage): string {
  const state = inFlight(message) ? 'inFlight' : delayed(message) ? 'delayed' : 'visible';
  const until = message.hiddenUntilMs ?? '';
  return `${message.body} ${message.groupId} ${state} ${until} #${message.receivesInAll} sent ${message.sentAtMs}`;
}
