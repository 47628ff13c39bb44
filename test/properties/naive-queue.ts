import { inFlight, type NaiveMessage } from './naive-message';
import { NaivePolls } from './naive-polls';
import type { NaiveWorld } from './naive-world';

/** A queue's attributes, in seconds. */
export interface NaiveSettings {
  visibilityTimeout: number;
  delay: number;
  retention: number;
  redrive: { readonly to: string; readonly max: number } | undefined;
}

/** One delivery: its receipt handle, in effect. */
export interface NaiveDelivery {
  readonly message: NaiveMessage;
  readonly queue: NaiveQueue;
  readonly nth: number;
  readonly receiveCount: number;
  /** When the message was last received before; `undefined` when this was a receive made again. */
  readonly lastBefore: number | undefined;
}

/** What a receive answers: an attempt that cannot be made again is refused. */
export type NaiveReceived = readonly NaiveDelivery[] | 'not retryable';

/** What a receive asks for. */
export interface NaiveRequest {
  readonly max: number;
  readonly visibilityTimeout: number | undefined;
  readonly attemptId: string | undefined;
}

interface Attempt {
  readonly id: string;
  readonly atMs: number;
  readonly deliveries: readonly NaiveDelivery[];
  readonly changes: readonly number[];
}

/** A queue as the facts tell it: an array in order of arrival, searched from its beginning each time. */
export abstract class NaiveQueue {
  readonly name: string;
  readonly settings: NaiveSettings;
  readonly world: NaiveWorld;
  messages: NaiveMessage[] = [];
  readonly polls: NaivePolls = new NaivePolls(this);
  protected attempts: Attempt[] = [];
  /** What the receive in progress has taken so far. */
  protected taken: NaiveMessage[] = [];

  constructor(name: string, settings: NaiveSettings, world: NaiveWorld) {
    this.name = name;
    this.settings = { ...settings };
    this.world = world;
  }

  abstract readonly fifo: boolean;
  /** The message to hand out next. */
  abstract next(): NaiveMessage | undefined;
  /** Called after each single change. */
  protected abstract changed(): void;
  /** Called for each message that a receive handed out. */
  protected released(message: NaiveMessage): void {
    void message;
  }

  enter(entering: Pick<NaiveMessage, 'body' | 'groupId' | 'sentAtMs' | 'from' | 'receivesInAll'>, delaySeconds: number): void {
    const message = { ...entering, hiddenUntilMs: undefined, hiddenTurn: 0, receivesHere: 0, lastReceivedAtMs: 0, changes: 0 };
    this.messages.push(message);
    this.hide(message, this.world.nowMs + delaySeconds * 1000);
  }

  /** A receive as it arrives: later, while it waits, it is not refused any more. */
  arrive(request: NaiveRequest): NaiveReceived {
    const attempt = this.attempt(request.attemptId);
    return attempt !== undefined && this.isTouched(attempt) ? 'not retryable' : this.receive(request);
  }

  receive(request: NaiveRequest): readonly NaiveDelivery[] {
    const timeoutMs = (request.visibilityTimeout ?? this.settings.visibilityTimeout) * 1000;
    const again = this.replayed(request.attemptId);
    if (again !== undefined) {
      for (const { message } of again) this.hide(message, this.world.nowMs + timeoutMs);
      return again.map((delivery) => ({ ...delivery, lastBefore: undefined }));
    }
    const taken = this.take(request.max);
    const deliveries = taken.map((message) => this.handOut(message));
    this.release(timeoutMs);
    if (request.attemptId !== undefined && deliveries.length > 0) {
      const changes = taken.map((message) => message.changes);
      this.attempts.push({ id: request.attemptId, atMs: this.world.nowMs, deliveries, changes });
    }
    return deliveries;
  }

  /** Deliveries never reached who asked for them. */
  takeBack(deliveries: readonly NaiveDelivery[], attemptId: string | undefined): void {
    this.settle();
    for (const { message, receiveCount, lastBefore } of deliveries) {
      if (lastBefore === undefined || !this.messages.includes(message) || message.receivesInAll !== receiveCount) continue;
      if (inFlight(message)) this.hide(message, this.world.nowMs);
      message.receivesHere--;
      message.receivesInAll--;
      message.lastReceivedAtMs = lastBefore;
      if (attemptId !== undefined) this.attempts = this.attempts.filter(({ id }) => id !== attemptId);
    }
    this.polls.serve();
  }

  purge(): void {
    this.messages = [];
    this.attempts = [];
    this.changed();
  }

  drop(message: NaiveMessage): void {
    this.messages = this.messages.filter((other) => other !== message);
    this.changed();
  }

  /** What comes back or is too old at this very moment. */
  settle(): void {
    const { nowMs } = this.world;
    const back = this.messages.filter(({ hiddenUntilMs }) => hiddenUntilMs !== undefined && hiddenUntilMs <= nowMs);
    back.sort((a, b) => a.hiddenUntilMs! - b.hiddenUntilMs! || a.hiddenTurn - b.hiddenTurn);
    for (const message of back) this.hide(message, nowMs);
    const old = this.messages.filter(({ sentAtMs }) => sentAtMs + this.settings.retention * 1000 <= nowMs);
    old.sort((a, b) => a.sentAtMs - b.sentAtMs);
    for (const message of old) this.drop(message);
  }

  /** Moments at which something happens by itself. */
  moments(): number[] {
    const { retention } = this.settings;
    return [
      ...this.messages.flatMap(({ hiddenUntilMs, sentAtMs }) => [hiddenUntilMs ?? 0, sentAtMs + retention * 1000]),
      ...this.polls.moments(),
    ];
  }

  hide(message: NaiveMessage, untilMs: number): void {
    message.hiddenUntilMs = untilMs > this.world.nowMs ? untilMs : undefined;
    message.hiddenTurn = this.world.turn();
    this.changed();
  }

  private take(max: number): NaiveMessage[] {
    while (this.taken.length < max) {
      const message = this.next();
      if (message === undefined) break;
      const { redrive } = this.settings;
      if (redrive !== undefined && message.receivesHere >= redrive.max) {
        this.drop(message);
        this.world.deadLetter(message, this, redrive.to);
      } else {
        this.taken.push(message);
      }
      this.changed();
    }
    return [...this.taken];
  }

  private handOut(message: NaiveMessage): NaiveDelivery {
    const lastBefore = message.lastReceivedAtMs;
    message.receivesHere++;
    message.receivesInAll++;
    message.lastReceivedAtMs = this.world.nowMs;
    this.world.received.push(`${this.world.nowMs} ${this.name} ${message.body} #${message.receivesInAll}`);
    return { message, queue: this, nth: message.receivesHere, receiveCount: message.receivesInAll, lastBefore };
  }

  /** The receive ends: what it took is hidden, all at once; what is hidden for no time comes back one by one. */
  private release(timeoutMs: number): void {
    const { taken } = this;
    this.taken = [];
    for (const message of taken) message.hiddenUntilMs = Infinity;
    this.changed();
    for (const message of taken) {
      this.hide(message, this.world.nowMs + timeoutMs);
      this.released(message);
    }
  }

  private attempt(id: string | undefined): Attempt | undefined {
    const attempt = this.attempts.findLast((other) => other.id === id);
    return attempt !== undefined && this.world.nowMs - attempt.atMs < 300_000 ? attempt : undefined;
  }

  private isTouched({ deliveries, changes }: Attempt): boolean {
    return deliveries.some(({ message }, index) => !this.messages.includes(message) || message.changes !== changes[index]);
  }

  private replayed(id: string | undefined): readonly NaiveDelivery[] | undefined {
    const attempt = this.attempt(id);
    if (attempt === undefined || this.isTouched(attempt)) return undefined;
    const same = attempt.deliveries.every(({ message, receiveCount }) => inFlight(message) && message.receivesInAll === receiveCount);
    return same ? attempt.deliveries : undefined;
  }
}
