import { stateOf } from '../../core/stored-message';
import type { Queue } from '../../core/queue';
import { presentMessages, type PresentMessage } from './known-messages';
import type { JsonReader } from '../queues/schema-reader';
import type { TestWorld } from '../world/test-world';

/** The messages that a consumer could receive now: visible, and on a FIFO queue with nobody at work on their group. */
export function receivableMessages(queues: Iterable<Queue>, world: TestWorld, jsonOf?: JsonReader): PresentMessage[] {
  const nowMs = world.nowMs();
  const present = presentMessages(queues, world, jsonOf);
  const groupOf = ({ queue, message }: PresentMessage): string => `${queue.arn} ${message.groupId}`;
  const locked = new Set(present.filter(({ queue, stored }) => queue.fifo && stateOf(stored, nowMs) === 'inFlight').map(groupOf));
  return present.filter((found) => stateOf(found.stored, nowMs) === 'visible' && !locked.has(groupOf(found)));
}

/** When the next message becomes visible that is hidden now, if one does. */
export function nextVisibleAtMs(queues: Iterable<Queue>, world: TestWorld): number | undefined {
  const nowMs = world.nowMs();
  const hiddenUntilMs = presentMessages(queues, world).flatMap(({ stored }) => (stored.visibleAtMs > nowMs ? [stored.visibleAtMs] : []));
  return hiddenUntilMs.length === 0 ? undefined : Math.min(...hiddenUntilMs);
}
