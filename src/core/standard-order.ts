import type { EpochMs } from './clock';
import type { DeliveryOrder } from './delivery-order';
import { FairLine } from './fair-line';
import type { Placement } from './stored-message';
import { PriorityQueue } from './priority-queue';

/**
 * The order of a standard queue: as sent, except that quiet tenants come before noisy ones.
 *
 * A message whose visibility timeout ends takes its old place.
 */
export class StandardOrder implements DeliveryOrder {
  readonly #visible = new FairLine();
  readonly #hidden = new PriorityQueue<Placement>();
  readonly hidden = { inFlight: 0, delayed: 0 };

  add(placement: Placement, nowMs: EpochMs): void {
    if (placement.visibleAtMs <= nowMs) {
      this.#visible.add(placement);
    } else {
      placement.hiddenPlace = this.#hidden.add(placement.visibleAtMs, placement);
      this.hidden.delayed++;
    }
  }

  advanceTo(nowMs: EpochMs): void {
    for (let place = this.#hidden.first(); place !== undefined && place.key <= nowMs; place = this.#hidden.first()) {
      this.#unhide(place.item);
      this.#visible.add(place.item);
    }
  }

  next(): Placement | undefined {
    return this.#visible.first();
  }

  take(placement: Placement): void {
    this.#visible.remove(placement);
    this.#visible.countInFlight(placement, 1);
    this.hidden.inFlight++;
  }

  hide(placement: Placement, nowMs: EpochMs): void {
    if (placement.hiddenPlace !== undefined) this.#hidden.remove(placement.hiddenPlace);
    if (placement.visibleAtMs > nowMs) {
      placement.hiddenPlace = this.#hidden.add(placement.visibleAtMs, placement);
      return;
    }
    placement.hiddenPlace = undefined;
    this.#landed(placement);
    this.#visible.add(placement);
  }

  redelay(placement: Placement, nowMs: EpochMs): void {
    this.remove(placement);
    this.add(placement, nowMs);
  }

  remove(placement: Placement): void {
    if (placement.hiddenPlace !== undefined) this.#unhide(placement);
    else this.#visible.remove(placement);
  }

  clear(): void {
    this.#visible.clear();
    this.#hidden.clear();
    this.hidden.inFlight = this.hidden.delayed = 0;
  }

  nextVisibleAtMs(): EpochMs | undefined {
    return this.#hidden.first()?.key;
  }

  #unhide(placement: Placement): void {
    this.#hidden.remove(placement.hiddenPlace!);
    placement.hiddenPlace = undefined;
    if (placement.receives === undefined) this.hidden.delayed--;
    else this.#landed(placement);
  }

  #landed(placement: Placement): void {
    this.hidden.inFlight--;
    this.#visible.countInFlight(placement, -1);
  }
}
