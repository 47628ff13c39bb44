import type { EpochMs } from './clock';
import type { DeliveryOrder } from './delivery-order';
import type { Message } from './message';
import { OrderedLine, type Place } from './ordered-line';

interface Group {
  readonly id: string;
  /** Its messages that are not in flight, in order of sending; the first may be delayed. */
  readonly line: OrderedLine<Message>;
  inFlight: number;
  /** Its place among the groups that can be received from. */
  readyPlace: Place<Group> | undefined;
}

/**
 * The order of a FIFO queue: within a group strictly as sent, and nothing of a group while one of its messages is in flight.
 *
 * Groups wait in line: one that becomes free joins at the end, and a receive empties the first before it goes on to the next.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html
 */
export class FifoOrder implements DeliveryOrder {
  readonly #groups = new Map<string, Group>();
  readonly #ready = new OrderedLine<Group>();
  readonly #hidden = new OrderedLine<Message>();
  readonly hidden = { inFlight: 0, delayed: 0 };

  add(message: Message, nowMs: EpochMs): void {
    if (message.visibleAtMs > nowMs) {
      message.hiddenPlace = this.#hidden.add(message.visibleAtMs, message);
      this.hidden.delayed++;
    }
    this.#queueUp(message);
  }

  advanceTo(nowMs: EpochMs): void {
    for (let place = this.#hidden.first(); place !== undefined && place.key <= nowMs; place = this.#hidden.first()) {
      const message = place.item;
      this.#hidden.remove(place);
      message.hiddenPlace = undefined;
      if (message.linePlace === undefined) {
        this.#landed(message);
        this.#queueUp(message);
      } else {
        this.hidden.delayed--;
        this.#lineUp(this.#groupOf(message));
      }
    }
  }

  next(): Message | undefined {
    return this.#ready.first()?.item.line.first()?.item;
  }

  take(message: Message): void {
    const group = this.#groupOf(message);
    group.line.remove(message.linePlace!);
    message.linePlace = undefined;
    group.inFlight++;
    this.hidden.inFlight++;
    const following = group.line.first()?.item;
    if (following === undefined || following.hiddenPlace !== undefined) this.#stepBack(group);
  }

  hide(message: Message, nowMs: EpochMs): void {
    if (message.hiddenPlace !== undefined) this.#hidden.remove(message.hiddenPlace);
    if (message.visibleAtMs > nowMs) {
      message.hiddenPlace = this.#hidden.add(message.visibleAtMs, message);
      this.#stepBack(this.#groupOf(message));
      return;
    }
    message.hiddenPlace = undefined;
    this.#stepBack(this.#groupOf(message));
    this.#landed(message);
    this.#queueUp(message);
  }

  remove(message: Message): void {
    const group = this.#groupOf(message);
    if (message.linePlace !== undefined) {
      group.line.remove(message.linePlace);
      message.linePlace = undefined;
      if (message.hiddenPlace !== undefined) this.hidden.delayed--;
    } else {
      this.#landed(message);
    }
    if (message.hiddenPlace !== undefined) this.#hidden.remove(message.hiddenPlace);
    message.hiddenPlace = undefined;
    this.#lineUp(group);
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

  #groupOf(message: Message): Group {
    const id = message.groupId!;
    let group = this.#groups.get(id);
    if (group === undefined) {
      group = { id, line: new OrderedLine(), inFlight: 0, readyPlace: undefined };
      this.#groups.set(id, group);
    }
    return group;
  }

  /** The message is not in flight any more. */
  #landed(message: Message): void {
    this.#groupOf(message).inFlight--;
    this.hidden.inFlight--;
  }

  /** Puts a message in its group's line, at its old place when it was there before. */
  #queueUp(message: Message): void {
    const group = this.#groupOf(message);
    message.linePlace = group.line.add(message.order, message);
    this.#lineUp(group);
  }

  /** Lets a group join the line of ready ones, or leave it, as its messages say. */
  #lineUp(group: Group): void {
    const head = group.line.first()?.item;
    if (head === undefined && group.inFlight === 0) this.#groups.delete(group.id);
    if (head === undefined || head.hiddenPlace !== undefined) this.#stepBack(group);
    else if (group.inFlight === 0) group.readyPlace ??= this.#ready.add(0, group);
  }

  #stepBack(group: Group): void {
    if (group.readyPlace !== undefined) this.#ready.remove(group.readyPlace);
    group.readyPlace = undefined;
  }
}
