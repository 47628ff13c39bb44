import type { EpochMs } from './clock';
import type { DeliveryOrder } from './delivery-order';
import { FifoOrder } from './fifo-order';
import { limits } from './limits';
import { MessageLine } from './message-line';
import { newMessage, type Message, type MessageContent, type MessageOrigin } from './message';
import { PositionMap } from './position-map';
import type { MessageCounts } from './queue';
import { newPlacement, type Placement, type StoredMessage } from './stored-message';
import { StandardOrder } from './standard-order';

/** What a store needs to know of its queue. */
export interface MessageStoreOptions {
  readonly fifo: boolean;
  /** How long messages are kept; may change at any time. */
  readonly retentionMs: () => number;
  /** Told of each message that outlived its retention, and when that was. */
  readonly onExpired: (expired: Placement, atMs: EpochMs) => void;
}

interface Moments {
  readonly visibleAtMs: EpochMs;
  readonly nowMs: EpochMs;
}

/**
 * The messages of a queue, by order of sending, of expiry and of delivery.
 *
 * `advanceTo` brings it to a moment, which all else expects to have happened.
 */
export class MessageStore {
  readonly #options: MessageStoreOptions;
  readonly #messages = new PositionMap<Placement>();
  readonly #expiry = new MessageLine(sentAtMs);
  readonly #order: DeliveryOrder;
  #entered = 0;
  #latestMs: EpochMs = -Infinity;

  constructor(options: MessageStoreOptions) {
    this.#options = options;
    this.#order = options.fifo ? new FifoOrder() : new StandardOrder();
  }

  /** Whether as many messages are in flight as SQS allows. */
  get isFull(): boolean {
    return this.#order.hidden.inFlight >= limits.inFlightMessages;
  }

  counts(): MessageCounts {
    const { inFlight, delayed } = this.#order.hidden;
    return { visible: this.#messages.size - inFlight - delayed, inFlight, delayed };
  }

  /** All messages, in order of sending. */
  all(): Placement[] {
    return [...this.#messages];
  }

  /** The message of a position; `undefined` when it is gone. */
  get(position: number): Placement | undefined {
    return this.#messages.get(position);
  }

  /** How many messages ever entered: the position of the next. */
  get entered(): number {
    return this.#entered;
  }

  /** Whether a message of this position was ever here. */
  hasHeld(position: number): boolean {
    return position < this.#entered;
  }

  /** Lets time pass, in order of time: what is past its retention goes, what was hidden until now comes back. */
  advanceTo(nowMs: EpochMs): void {
    if (nowMs < this.#latestMs) this.#turnBackTo(nowMs);
    // A message that came in too old, or whose retention was shortened, expires no sooner than that happened.
    const sinceMs = Math.min(this.#latestMs, nowMs);
    this.#latestMs = nowMs;
    const retentionMs = this.#options.retentionMs();
    for (let oldest = this.#expiry.first(); oldest !== undefined; oldest = this.#expiry.first()) {
      const endsAtMs = sentAtMs(oldest) + retentionMs;
      if (endsAtMs > nowMs) break;
      const expiredAtMs = Math.max(endsAtMs, sinceMs);
      this.#order.advanceTo(expiredAtMs);
      this.drop(oldest);
      this.#options.onExpired(oldest, expiredAtMs);
    }
    this.#order.advanceTo(nowMs);
  }

  /** When the next message comes back, or expires: one that is in flight blocks its group, and counts as in flight, until then. */
  nextChangeMs(): EpochMs | undefined {
    const visibleAtMs = this.#order.nextVisibleAtMs();
    const oldest = this.#expiry.first();
    return oldest === undefined ? visibleAtMs : Math.min(visibleAtMs ?? Infinity, sentAtMs(oldest) + this.#options.retentionMs());
  }

  /** Lets time pass for what was hidden only: what outlives its retention stays. */
  unhideUntil(nowMs: EpochMs): void {
    this.#latestMs = nowMs;
    this.#order.advanceTo(nowMs);
  }

  /** Takes a message in at the end, hidden until `visibleAtMs`. */
  enter(content: MessageContent, origin: MessageOrigin, moments: Moments): Placement {
    return this.place(newMessage(content, origin, this.#entered), moments);
  }

  /** Takes a message in at its position, hidden until `visibleAtMs`. */
  place(message: Message, { visibleAtMs, nowMs }: Moments): Placement {
    const placement = newPlacement(message, visibleAtMs);
    this.#entered = Math.max(this.#entered, message.position + 1);
    this.#messages.set(message.position, placement);
    placement.expiryPlace = this.#expiry.add(placement);
    this.#order.add(placement, nowMs);
    return placement;
  }

  /** Takes a message in as it was, with its receives. */
  restore({ message, visibleAtMs, receives }: StoredMessage, nowMs: EpochMs): void {
    if (receives === undefined) return void this.place(message, { visibleAtMs, nowMs });
    const placement = this.place(message, { visibleAtMs: nowMs, nowMs });
    this.take(placement);
    placement.receives = receives;
    this.hideUntil(placement, { visibleAtMs, nowMs });
  }

  /** As many have entered, though they may be gone. */
  restoreEntered(entered: number): void {
    this.#entered = Math.max(this.#entered, entered);
  }

  /** The message that the next receive gets. */
  next(): Placement | undefined {
    return this.#order.next();
  }

  /** Takes a message out of the line while a receive goes on; `hideUntil` ends that. */
  take(placement: Placement): void {
    this.#order.take(placement);
  }

  /** A message that was taken is not handed out after all: it is where it was. */
  putBack(placement: Placement, nowMs: EpochMs): void {
    this.#order.hide(placement, nowMs);
  }

  /** Hides a message until a moment, or shows it when that is over. */
  hideUntil(placement: Placement, { visibleAtMs, nowMs }: Moments): void {
    placement.visibleAtMs = visibleAtMs;
    this.#order.hide(placement, nowMs);
  }

  /** A new delay for all messages that were sent here and never received. */
  redelay(delayMs: number, nowMs: EpochMs): void {
    for (const placement of this.#messages) {
      const { message, receives } = placement;
      if (receives !== undefined || message.deadLetterSourceArn !== undefined) continue;
      placement.visibleAtMs = message.sentAtMs + delayMs;
      this.#order.redelay(placement, nowMs);
    }
  }

  drop(placement: Placement): void {
    this.#messages.delete(placement.message.position);
    this.#order.remove(placement);
    this.#expiry.remove(placement, placement.expiryPlace);
  }

  clear(): void {
    this.#messages.clear();
    this.#expiry.clear();
    this.#order.clear();
  }

  /** Somebody set the time back: what was visible already stays so. */
  #turnBackTo(nowMs: EpochMs): void {
    for (const placement of this.#messages) {
      if (placement.hiddenPlace === undefined) placement.visibleAtMs = Math.min(placement.visibleAtMs, nowMs);
    }
  }
}

function sentAtMs({ message }: Placement): EpochMs {
  return message.sentAtMs;
}
