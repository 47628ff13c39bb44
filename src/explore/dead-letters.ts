import { FAULTS } from '../chaos/faults';
import { OUTAGE_MS } from '../chaos/faults/outage';
import type { FaultName } from '../chaos/fault';
import type { EventOf, JournalEvent } from '../core/journal';

/** A message that became a dead letter, where something befell each of its receives. */
export interface FaultyDeadLetter {
  /** How often it was received. */
  readonly receives: number;
  /**
   * Whether the program had a fair chance with it all the same: during an outage it gave it back at once, each time. Left until its
   * visibility timeouts were over, it would have come once more when the outage was.
   */
  readonly isGivenBackAtOnce: boolean;
}

/** The messages that were dead-lettered as faults befell each of their receives. */
export function deadLetteredByFaults(events: readonly JournalEvent[]): FaultyDeadLetter[] {
  return events.flatMap((event, index) => {
    if (event.kind !== 'messageDeadLettered') return [];
    const begins = receivesOf(event, events.slice(0, index));
    const receives = begins.map((begin, nth) => events.slice(begin, begins[nth + 1] ?? index));
    const isByFaults = receives.length > 0 && receives.every((receive) => receive.some(isFault));
    return isByFaults ? [{ receives: receives.length, isGivenBackAtOnce: isGivenBackAtOnce(event.message.id, receives) }] : [];
  });
}

/** The places of a message's receives among events. */
function receivesOf({ message, queueArn }: EventOf<'messageDeadLettered'>, events: readonly JournalEvent[]): number[] {
  return events.flatMap((event, index) =>
    event.kind === 'messageReceived' && event.message.id === message.id && event.queueArn === queueArn ? [index] : [],
  );
}

/** Whether something happened that keeps a program from its work. */
function isFault(event: JournalEvent): boolean {
  if (event.kind !== 'faultInjected') return false;
  const { costsReceive, failsCalls = false } = FAULTS[event.fault as FaultName];
  return costsReceive || failsCalls;
}

/** @param receives - what happened from each receive of the message until the next one, the receive first */
function isGivenBackAtOnce(id: string, receives: readonly (readonly JournalEvent[])[]): boolean {
  const faults = receives.flat().filter(isFault);
  const outage = faults.find(isOutage);
  if (outage === undefined || !faults.every((fault) => isOutage(fault) || isRefusedAgain(fault))) return false;
  const early = receives.slice(0, -1);
  if (!early.every((receive) => receive.some((event) => isGivingBack(event, id)))) return false;
  const timeoutsMs = early.map(([received]) => (received as EventOf<'messageReceived'>).visibleAtMs - received!.atMs);
  const lastMs = receives[0]![0]!.atMs + timeoutsMs.reduce((sum, each) => sum + each, 0);
  return lastMs >= outage.atMs + OUTAGE_MS;
}

function isOutage(event: JournalEvent): boolean {
  return event.kind === 'faultInjected' && event.fault === 'outage';
}

/** Whether an attempt was refused because an earlier one was, or an outage goes on. */
export function isRefusedAgain(event: JournalEvent): boolean {
  return event.kind === 'faultInjected' && event.fault === 'refused' && event.effect.endsWith(' again');
}

function isGivingBack(event: JournalEvent, id: string): boolean {
  return event.kind === 'visibilityChanged' && event.message.id === id && event.visibleAtMs <= event.atMs;
}
