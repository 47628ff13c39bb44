import type { EpochMs } from './clock';
import type { DeliveryOrder } from './delivery-order';
import { FairLine } from './fair-line';
import type { Message } from './message';
import { PriorityQueue } from './priority-queue';

/**
 * The order of a standard queue: as sent, except that quiet tenants come before noisy ones.
 *
 * A message whose visibility timeout ends takes its old place.
 */
export class StandardOrder implements DeliveryOrder {
  readonly #visible = new FairLine();
  readonly #hidden = new PriorityQueue<Message>();
  readonly hidden = { inFlight: 0, delayed: 0 };

  add(message: Message, nowMs: EpochMs): void {
    if (message.visibleAtMs <= nowMs) {
      this.#visible.add(message);
    } else {
      message.hiddenPlace = this.#hidden.add(message.visibleAtMs, message);
      this.hidden.delayed++;
    }
  }

  advanceTo(nowMs: EpochMs): void {
    for (let place = this.#hidden.first(); place !== undefined && place.key <= nowMs; place = this.#hidden.first()) {
      this.#unhide(place.item);
      this.#visible.add(place.item);
    }
  }

  next(): Message | undefined {
    return this.#visible.first();
  }

  take(message: Message): void {
    this.#visible.remove(message);
    this.#visible.countInFlight(message, 1);
    this.hidden.inFlight++;
  }

  hide(message: Message, nowMs: EpochMs): void {
    if (message.hiddenPlace !== undefined) this.#hidden.remove(message.hiddenPlace);
    if (message.visibleAtMs > nowMs) {
      message.hiddenPlace = this.#hidden.add(message.visibleAtMs, message);
      return;
    }
    message.hiddenPlace = undefined;
    this.#landed(message);
    this.#visible.add(message);
  }

  redelay(message: Message, nowMs: EpochMs): void {
    this.remove(message);
    this.add(message, nowMs);
  }

  remove(message: Message): void {
    if (message.hiddenPlace !== undefined) this.#unhide(message);
    else this.#visible.remove(message);
  }

  clear(): void {
    this.#visible.clear();
    this.#hidden.clear();
    this.hidden.inFlight = this.hidden.delayed = 0;
  }

  nextVisibleAtMs(): EpochMs | undefined {
    return this.#hidden.first()?.key;
  }

  #unhide(message: Message): void {
    this.#hidden.remove(message.hiddenPlace!);
    message.hiddenPlace = undefined;
    if (message.receiveCountInQueue === 0) this.hidden.delayed--;
    else this.#landed(message);
  }

  #landed(message: Message): void {
    this.hidden.inFlight--;
    this.#visible.countInFlight(message, -1);
  }
}
