import type { EpochMs } from './clock';
import type { DeliveryOrder } from './delivery-order';
import type { Placement } from './stored-message';
import { PriorityQueue, type PriorityQueueEntry } from './priority-queue';

interface Group {
  readonly id: string;
  /** All its messages in order of sending, hidden ones too. */
  readonly line: PriorityQueue<Placement>;
  /** The message to hand out next, while the group is ready. */
  next: PriorityQueueEntry<Placement> | undefined;
  /** How many of its messages are being handed out by a receive that goes on. */
  taken: number;
  /** Its place among the groups that can be received from. */
  readyPlace: PriorityQueueEntry<Group> | undefined;
}

/**
 * The order of a FIFO queue: within a group strictly as sent, up to the first message that is in flight or delayed.
 *
 * So a message that comes back is not blocked by later ones of its group that are still in flight, as recordings of AWS show.
 * Groups wait in line: one that becomes free joins at the end, and a receive empties the first before it goes on to the next.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export class FifoOrder implements DeliveryOrder {
  readonly #groups = new Map<string, Group>();
  readonly #ready = new PriorityQueue<Group>();
  readonly #hidden = new PriorityQueue<Placement>();
  readonly hidden = { inFlight: 0, delayed: 0 };

  add(placement: Placement, nowMs: EpochMs): void {
    if (placement.visibleAtMs > nowMs) this.#delay(placement);
    const group = this.#groupOf(placement);
    placement.linePlace = group.line.add(placement.message.position, placement);
    this.#lineUp(group);
  }

  advanceTo(nowMs: EpochMs): void {
    for (let place = this.#hidden.first(); place !== undefined && place.key <= nowMs; place = this.#hidden.first()) {
      this.#unhide(place.item);
      this.#lineUp(this.#groupOf(place.item));
    }
  }

  next(): Placement | undefined {
    return this.#ready.first()?.item.next?.item;
  }

  take(placement: Placement): void {
    const group = this.#groupOf(placement);
    group.taken++;
    this.hidden.inFlight++;
    this.#moveOn(group, followingIn(placement));
  }

  hide(placement: Placement, nowMs: EpochMs): void {
    const wasTaken = placement.hiddenPlace === undefined;
    const isHidden = placement.visibleAtMs > nowMs;
    if (!wasTaken) this.#hidden.remove(placement.hiddenPlace!);
    placement.hiddenPlace = isHidden ? this.#hidden.add(placement.visibleAtMs, placement) : undefined;
    if (!isHidden) this.hidden.inFlight--;
    const group = this.#groupOf(placement);
    if (wasTaken) {
      // A group that was received from goes to the end of the line, if it is free at all.
      this.#stepBack(group);
      group.taken--;
    }
    this.#lineUp(group);
  }

  redelay(placement: Placement, nowMs: EpochMs): void {
    if (placement.hiddenPlace !== undefined) this.#unhide(placement);
    if (placement.visibleAtMs > nowMs) this.#delay(placement);
    this.#lineUp(this.#groupOf(placement));
  }

  remove(placement: Placement): void {
    const group = this.#groupOf(placement);
    const following = followingIn(placement);
    group.line.remove(placement.linePlace!);
    placement.linePlace = undefined;
    if (placement.hiddenPlace !== undefined) this.#unhide(placement);
    if (group.next?.item === placement) this.#moveOn(group, following);
    else this.#lineUp(group);
    if (group.line.size === 0) this.#groups.delete(group.id);
  }

  clear(): void {
    this.#groups.clear();
    this.#ready.clear();
    this.#hidden.clear();
    this.hidden.inFlight = this.hidden.delayed = 0;
  }

  nextVisibleAtMs(): EpochMs | undefined {
    return this.#hidden.first()?.key;
  }

  #groupOf(placement: Placement): Group {
    const id = placement.message.groupId!;
    let group = this.#groups.get(id);
    if (group === undefined) {
      group = { id, line: new PriorityQueue(), next: undefined, taken: 0, readyPlace: undefined };
      this.#groups.set(id, group);
    }
    return group;
  }

  #unhide(placement: Placement): void {
    this.#hidden.remove(placement.hiddenPlace!);
    placement.hiddenPlace = undefined;
    if (placement.receives === undefined) this.hidden.delayed--;
    else this.hidden.inFlight--;
  }

  #delay(placement: Placement): void {
    placement.hiddenPlace = this.#hidden.add(placement.visibleAtMs, placement);
    this.hidden.delayed++;
  }

  #moveOn(group: Group, next: PriorityQueueEntry<Placement> | undefined): void {
    group.next = next;
    if (next === undefined) this.#stepBack(group);
  }

  /** Lets a group join the line of ready ones, or leave it, as its oldest message says; not while some of it is being handed out. */
  #lineUp(group: Group): void {
    if (group.taken > 0) return;
    const head = group.line.first();
    if (head === undefined || head.item.hiddenPlace !== undefined) {
      this.#stepBack(group);
    } else if (group.readyPlace === undefined) {
      group.next = head;
      group.readyPlace = this.#ready.add(0, group);
    }
  }

  #stepBack(group: Group): void {
    if (group.readyPlace !== undefined) this.#ready.remove(group.readyPlace);
    group.readyPlace = group.next = undefined;
  }
}

/** What can be handed out after a message of the same group; a hidden one lets nothing pass. */
function followingIn(placement: Placement): PriorityQueueEntry<Placement> | undefined {
  const following = placement.linePlace!.next;
  return following?.item.hiddenPlace === undefined ? following : undefined;
}
