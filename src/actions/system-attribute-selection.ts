import { sequenceNumberOf } from '../core/sequence-number';
import type { Delivery } from '../core/queue';

/** Picks what a receive tells about a delivery; `undefined` when nothing is left. */
export type SystemAttributeSelection = (delivery: Delivery) => ReadonlyMap<string, string> | undefined;

type Show = (delivery: Delivery) => string | undefined;

/** All message system attributes; on a message that lacks one it is left out. */
const SYSTEM_ATTRIBUTES: ReadonlyMap<string, Show> = new Map<string, Show>([
  ['SenderId', ({ message }) => message.senderId],
  ['SentTimestamp', ({ message }) => String(message.sentAtMs)],
  ['ApproximateReceiveCount', ({ receiveCount }) => String(receiveCount)],
  ['ApproximateFirstReceiveTimestamp', ({ firstReceivedAtMs }) => String(firstReceivedAtMs)],
  ['SequenceNumber', ({ message }) => sequenceNumberOf(message)],
  ['MessageDeduplicationId', ({ message }) => message.deduplicationId],
  ['MessageGroupId', ({ message }) => message.groupId],
  ['AWSTraceHeader', ({ message }) => message.traceHeader],
  ['DeadLetterQueueSourceArn', ({ message }) => message.deadLetterSourceArn],
]);

const ALL = 'All';

const nothing: SystemAttributeSelection = () => undefined;

/**
 * Reads `MessageSystemAttributeNames` and its older name `AttributeNames`: both count.
 *
 * Names that are no system attributes select nothing.
 */
export function systemAttributeSelection(names: readonly string[] = [], olderNames: readonly string[] = []): SystemAttributeSelection {
  if (names.length === 0 && olderNames.length === 0) return nothing;
  const isAsked = (name: string): boolean => names.includes(name) || olderNames.includes(name);
  const asked = isAsked(ALL) ? [...SYSTEM_ATTRIBUTES] : [...SYSTEM_ATTRIBUTES].filter(([name]) => isAsked(name));

  return (delivery) => {
    const shown = new Map<string, string>();
    for (const [name, show] of asked) {
      const value = show(delivery);
      if (value !== undefined) shown.set(name, value);
    }
    return shown.size > 0 ? shown : undefined;
  };
}
