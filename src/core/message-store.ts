import type { EpochMs } from './clock';
import type { DeliveryOrder } from './delivery-order';
import { FifoOrder } from './fifo-order';
import { limits } from './limits';
import { newMessage, type Message, type MessageContent, type MessageOrigin } from './message';
import { PriorityQueue } from './priority-queue';
import type { MessageCounts } from './queue';
import { StandardOrder } from './standard-order';

/** What a store needs to know of its queue. */
export interface MessageStoreOptions {
  readonly fifo: boolean;
  /** How long messages are kept; may change at any time. */
  readonly retentionMs: () => number;
  /** Told of each message that outlived its retention, and when that was. */
  readonly onExpired: (message: Message, atMs: EpochMs) => void;
}

/**
 * The messages of a queue, by order of sending, of expiry and of delivery.
 *
 * `advanceTo` brings it to a moment, which all else expects to have happened.
 */
export class MessageStore {
  readonly #options: MessageStoreOptions;
  readonly #messages = new Map<number, Message>();
  readonly #expiry = new PriorityQueue<Message>();
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
  all(): Message[] {
    return [...this.#messages.values()];
  }

  /** The message of an order of sending; `undefined` when it is gone. */
  get(order: number): Message | undefined {
    return this.#messages.get(order);
  }

  /** Whether a message of this order of sending was ever here. */
  hasHeld(order: number): boolean {
    return order < this.#entered;
  }

  /** Lets time pass, in order of time: what is past its retention goes, what was hidden until now comes back. */
  advanceTo(nowMs: EpochMs): void {
    if (nowMs < this.#latestMs) this.#turnBackTo(nowMs);
    this.#latestMs = nowMs;
    const retentionMs = this.#options.retentionMs();
    for (let place = this.#expiry.first(); place !== undefined && place.key + retentionMs <= nowMs; place = this.#expiry.first()) {
      this.#order.advanceTo(place.key + retentionMs);
      this.drop(place.item);
      this.#options.onExpired(place.item, place.key + retentionMs);
    }
    this.#order.advanceTo(nowMs);
  }

  /** When the next message comes back, or expires: one that is in flight blocks its group, and counts as in flight, until then. */
  nextChangeMs(): EpochMs | undefined {
    const visibleAtMs = this.#order.nextVisibleAtMs();
    const oldest = this.#expiry.first();
    return oldest === undefined ? visibleAtMs : Math.min(visibleAtMs ?? Infinity, oldest.key + this.#options.retentionMs());
  }

  /** Takes a message in, hidden until `visibleAtMs`. */
  enter(content: MessageContent, origin: MessageOrigin, { visibleAtMs, nowMs }: { visibleAtMs: EpochMs; nowMs: EpochMs }): Message {
    const order = this.#entered++;
    const message = newMessage(content, origin, { position: order, visibleAtMs });
    this.#messages.set(order, message);
    message.expiryPlace = this.#expiry.add(message.sentAtMs, message);
    this.#order.add(message, nowMs);
    return message;
  }

  /** The message that the next receive gets. */
  next(): Message | undefined {
    return this.#order.next();
  }

  /** Takes the next message out of the line while a receive goes on; `hideUntil` ends that. */
  take(message: Message): void {
    this.#order.take(message);
  }

  /** Hides a message until a moment, or shows it when that is over. */
  hideUntil(message: Message, { visibleAtMs, nowMs }: { visibleAtMs: EpochMs; nowMs: EpochMs }): void {
    message.visibleAtMs = visibleAtMs;
    this.#order.hide(message, nowMs);
  }

  /** A new delay for all messages that were sent here and never received. */
  redelay(delayMs: number, nowMs: EpochMs): void {
    for (const message of this.#messages.values()) {
      if (message.receiveCountInQueue > 0 || message.deadLetterSourceArn !== undefined) continue;
      message.visibleAtMs = message.sentAtMs + delayMs;
      this.#order.redelay(message, nowMs);
    }
  }

  drop(message: Message): void {
    this.#messages.delete(message.position);
    this.#order.remove(message);
    this.#expiry.remove(message.expiryPlace!);
    message.expiryPlace = undefined;
  }

  clear(): void {
    for (const message of this.#messages.values()) message.expiryPlace = undefined;
    this.#messages.clear();
    this.#expiry.clear();
    this.#order.clear();
  }

  /** Somebody set the time back: what was visible already stays so. */
  #turnBackTo(nowMs: EpochMs): void {
    for (const message of this.#messages.values()) {
      if (message.hiddenPlace === undefined) message.visibleAtMs = Math.min(message.visibleAtMs, nowMs);
    }
  }
}
