import { MessageLine } from './message-line';
import { PriorityQueue, type PriorityQueueEntry } from './priority-queue';
import type { Placement } from './stored-message';

/** Fewer messages in flight never make a tenant noisy. */
const NOISY_IN_FLIGHT_MIN = 30;
/** A noisy tenant has more than one in this many of the queue's messages in flight. */
const NOISY_SHARE = 10;

interface Tenant {
  readonly id: string;
  readonly line: PriorityQueue<Placement>;
  inFlight: number;
  /** Its place among the tenants with visible messages, by their oldest. */
  headPlace: PriorityQueueEntry<Tenant> | undefined;
  /** Its place among the tenants with many messages in flight. */
  busyPlace: PriorityQueueEntry<Tenant> | undefined;
}

/**
 * The visible messages of a standard queue: oldest first, but quiet tenants before noisy ones.
 *
 * A message's group id names its tenant; messages without one are nobody's and always quiet.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fair-queues.html
 */
export class FairLine {
  readonly #ungrouped = new MessageLine(({ message }) => message.position);
  readonly #tenants = new Map<string, Tenant>();
  readonly #heads = new PriorityQueue<Tenant>();
  readonly #busy = new PriorityQueue<Tenant>();
  #inFlight = 0;

  add(placement: Placement): void {
    if (placement.message.groupId === undefined) {
      placement.linePlace = this.#ungrouped.add(placement);
      return;
    }
    const tenant = this.#tenantOf(placement.message.groupId);
    placement.linePlace = tenant.line.add(placement.message.position, placement);
    this.#placeHead(tenant);
  }

  remove(placement: Placement): void {
    const place = placement.linePlace;
    placement.linePlace = undefined;
    if (placement.message.groupId === undefined) {
      this.#ungrouped.remove(placement, place);
      return;
    }
    const tenant = this.#tenantOf(placement.message.groupId);
    tenant.line.remove(place!);
    this.#placeHead(tenant);
    this.#dropIfIdle(tenant);
  }

  /** One more (`1`) or one less (`-1`) of the message's tenant is in flight. */
  countInFlight(placement: Placement, change: 1 | -1): void {
    this.#inFlight += change;
    if (placement.message.groupId === undefined) return;
    const tenant = this.#tenantOf(placement.message.groupId);
    tenant.inFlight += change;
    if (tenant.busyPlace !== undefined) this.#busy.remove(tenant.busyPlace);
    tenant.busyPlace = tenant.inFlight < NOISY_IN_FLIGHT_MIN ? undefined : this.#busy.add(-tenant.inFlight, tenant);
    this.#dropIfIdle(tenant);
  }

  first(): Placement | undefined {
    const nobodys = this.#ungrouped.first();
    if (this.#heads.size === 0) return nobodys;
    const noisy = this.#noisyTenants();
    const quiet = this.#firstQuietHead(noisy);
    if (quiet !== undefined && nobodys !== undefined) return quiet.message.position < nobodys.message.position ? quiet : nobodys;
    return quiet ?? nobodys ?? leastBusy(noisy);
  }

  clear(): void {
    this.#ungrouped.clear();
    this.#tenants.clear();
    this.#heads.clear();
    this.#busy.clear();
    this.#inFlight = 0;
  }

  /** At most nine: each has more than a tenth of what is in flight. */
  #noisyTenants(): Tenant[] {
    const noisy: Tenant[] = [];
    for (let place = this.#busy.first(); place !== undefined; place = this.#busy.first()) {
      if (place.item.inFlight * NOISY_SHARE <= this.#inFlight) break;
      this.#busy.remove(place);
      noisy.push(place.item);
    }
    for (const tenant of noisy) tenant.busyPlace = this.#busy.add(-tenant.inFlight, tenant);
    return noisy;
  }

  #firstQuietHead(noisy: readonly Tenant[]): Placement | undefined {
    const passedOver: Tenant[] = [];
    let place = this.#heads.first();
    while (place !== undefined && noisy.includes(place.item)) {
      this.#heads.remove(place);
      passedOver.push(place.item);
      place = this.#heads.first();
    }
    for (const tenant of passedOver) tenant.headPlace = this.#heads.add(tenant.headPlace!.key, tenant);
    return place?.item.line.first()?.item;
  }

  #tenantOf(id: string): Tenant {
    let tenant = this.#tenants.get(id);
    if (tenant === undefined) {
      tenant = { id, line: new PriorityQueue(), inFlight: 0, headPlace: undefined, busyPlace: undefined };
      this.#tenants.set(id, tenant);
    }
    return tenant;
  }

  #placeHead(tenant: Tenant): void {
    const head = tenant.line.first();
    if (tenant.headPlace?.key === head?.key) return;
    if (tenant.headPlace !== undefined) this.#heads.remove(tenant.headPlace);
    tenant.headPlace = head === undefined ? undefined : this.#heads.add(head.key, tenant);
  }

  #dropIfIdle(tenant: Tenant): void {
    if (tenant.line.size === 0 && tenant.inFlight === 0) this.#tenants.delete(tenant.id);
  }
}

/** Of noisy tenants the one with the fewest messages in flight is served, of equals the one with the oldest message. */
function leastBusy(noisy: readonly Tenant[]): Placement | undefined {
  const waiting = noisy.filter(({ headPlace }) => headPlace !== undefined);
  waiting.sort((a, b) => a.inFlight - b.inFlight || a.headPlace!.key - b.headPlace!.key);
  return waiting[0]?.line.first()?.item;
}
