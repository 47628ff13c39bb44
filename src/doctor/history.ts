import type { EpochMs } from '../core/clock';
import type { JournalEvent } from '../core/journal';
import type { SqsCall } from '../testing/calls/call-log';
import { queuesNamed } from '../testing/calls/queues-named';
import { ordinal } from '../testing/words/event-in-words';
import type { TestWorld } from '../testing/world/test-world';
import { deliveriesIn, type Delivery } from './deliveries';
import type { FindingStep } from './finding';
import { grouped } from './grouped';
import { handleUsesIn, type HandleUse } from './handle-uses';
import { seenQueues, type SeenQueue } from './seen-queue';
import { sendsIn, type Send } from './sends';

/** The number of no call. */
const NOBODY = 0;

/** What happened in a world, as rules look at it. */
export class History {
  readonly world: TestWorld;
  readonly events: readonly JournalEvent[];
  readonly calls: readonly SqsCall[];
  readonly nowMs: EpochMs;
  /** All deliveries, also those that a test received itself. */
  readonly deliveries: readonly Delivery[];
  /** What callers sent. */
  readonly sends: readonly Send[];
  /** What callers did with receipt handles; what an event source mapping does is no program's doing. */
  readonly uses: readonly HandleUse[];
  /** All queues that there are, or were, by their ARNs. */
  readonly queues: ReadonlyMap<string, SeenQueue>;
  readonly #befallen: ReadonlySet<number | undefined>;
  readonly #callById: ReadonlyMap<number, SqsCall>;
  readonly #usesByHandle: ReadonlyMap<string, readonly HandleUse[]>;

  constructor(world: TestWorld) {
    this.world = world;
    this.nowMs = world.nowMs();
    // Queues note expiries when they are looked at.
    for (const queue of world.all()) queue.counts(this.nowMs);
    this.events = world.journal.events;
    this.queues = seenQueues({ journal: world.journal, all: () => world.all() });
    this.calls = world.calls.calls;
    this.deliveries = deliveriesIn(this.events);
    this.sends = sendsIn(this.calls);
    this.uses = handleUsesIn(this.calls.filter(({ functionName }) => functionName === undefined));
    this.#befallen = new Set(this.events.flatMap(({ kind, callId }) => (kind === 'faultInjected' ? [callId] : [])));
    this.#callById = new Map(this.calls.map((call) => [call.id, call]));
    this.#usesByHandle = grouped(this.uses, ({ receiptHandle }) => receiptHandle);
  }

  /** Whether older events or calls were dropped. */
  get isCut(): boolean {
    return this.world.journal.dropped > 0 || this.world.calls.dropped > 0;
  }

  call(id: number | undefined): SqsCall | undefined {
    return id === undefined ? undefined : this.#callById.get(id);
  }

  /** Whether a fault was injected into a call. */
  isBefallen(callId: number): boolean {
    return this.#befallen.has(callId);
  }

  /** Whether a fault befell a delivery, or what was done with its handle: what becomes of it is not the program's doing. */
  isDisturbed(delivery: Delivery): boolean {
    return this.#befallen.has(delivery.callId ?? NOBODY) || this.usesOf(delivery).some(({ call }) => this.#befallen.has(call.id));
  }

  /** Whether a fault was injected within some time, its bounds included: whoever is late then may have been kept waiting by it. */
  hadFaults(fromMs: EpochMs, toMs: EpochMs): boolean {
    return this.events.some(({ kind, atMs }) => kind === 'faultInjected' && atMs >= fromMs && atMs <= toMs);
  }

  /** Whether a delivery tells how messages are handled: no fault disturbed it, and somebody did more than look at what stayed visible. */
  isToBeHandled(delivery: Delivery): boolean {
    const isOnlyLook = delivery.endsAtMs <= delivery.atMs && this.usesOf(delivery).length === 0;
    return !isOnlyLook && !this.isDisturbed(delivery);
  }

  /** Whether a delivery is one to a function. */
  isToFunction({ callId }: Delivery): boolean {
    return this.call(callId)?.functionName !== undefined;
  }

  /** What callers did with the handle of a delivery, oldest first. */
  usesOf({ receiptHandle }: Delivery): readonly HandleUse[] {
    return this.#usesByHandle.get(receiptHandle) ?? [];
  }

  /** The deliveries that callers received, by message; those of one message oldest first. */
  receivedMessages(): Delivery[][] {
    const received = this.deliveries.filter(({ callId }) => callId !== undefined);
    return [...grouped(received, ({ queueArn, message }) => `${queueArn} ${message.position}`).values()];
  }

  /** The calls of some actions that name a queue, by its ARN. */
  callsByQueue(...actions: readonly SqsCall['action'][]): Map<string, SqsCall[]> {
    const named = this.calls.filter(({ action }) => actions.includes(action)).map((call) => ({ call, arn: queuesNamed(call)[0] }));
    const byArn = grouped(
      named.filter(({ arn }) => arn !== undefined),
      ({ arn }) => arn!,
    );
    return new Map([...byArn].map(([arn, all]) => [arn, all.map(({ call }) => call)]));
  }

  /** A call as a step of evidence. */
  stepOf(call: SqsCall, more = ''): FindingStep {
    return { at: call.at, what: call.action + more, callId: call.id, test: call.test, line: call.madeAt };
  }

  /** Who made a call. */
  madeBy(callId: number | undefined): Pick<FindingStep, 'test' | 'line'> {
    const call = this.call(callId);
    return { test: call?.test, line: call?.madeAt };
  }

  /** A delivery as a step of evidence. */
  receivedStep({ atMs, callId, receiveCount }: Delivery): FindingStep {
    const times = receiveCount === 1 ? '' : ` the ${ordinal(receiveCount)} time`;
    return { at: atMs, what: `ReceiveMessage: received${times}`, callId, ...this.madeBy(callId) };
  }
}

/** What time did, as a step of evidence. */
export function timeStep(at: EpochMs, what: string): FindingStep {
  return { at, what, callId: undefined, test: undefined, line: undefined };
}
