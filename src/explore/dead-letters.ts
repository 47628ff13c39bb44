import { FAULTS } from '../chaos/faults';
import type { FaultName } from '../chaos/fault';
import type { EventOf, JournalEvent } from '../core/journal';

/** A message that became a dead letter though the program had no fair chance with it: something befell each of its receives. */
export interface FaultyDeadLetter {
  /** How often it was received. */
  readonly receives: number;
}

/** The messages that were dead-lettered by faults alone. */
export function deadLetteredByFaults(events: readonly JournalEvent[]): FaultyDeadLetter[] {
  return events.flatMap((event, index) => {
    if (event.kind !== 'messageDeadLettered') return [];
    const receives = receivesOf(event, events.slice(0, index));
    const ends = [...receives.slice(1), index];
    const isByFaults = receives.length > 0 && receives.every((begin, nth) => events.slice(begin, ends[nth]).some(isFault));
    return isByFaults ? [{ receives: receives.length }] : [];
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
