import { entriesOf, partedBy } from '../chaos/faults/entry';
import type { Choice } from '../chaos/place';
import type { Call } from '../calls/call';
import type { JournalEvent } from '../core/journal';
import { shortened } from '../words/shortened';

const BODY_LENGTH = 60;

/** What a call says of a message that it sends or names. */
interface Part {
  readonly MessageBody?: string;
  readonly ReceiptHandle?: string;
}

/** The message that something befell, by its body; of several the first, and how many more. Faults of all calls of an action concern none. */
export function messageConcerned(call: Call, { fault, way }: Choice, events: readonly JournalEvent[]): string | undefined {
  if (fault === 'outage') return undefined;
  const bodies = call.action === 'ReceiveMessage' ? bodiesGiven(call, events) : bodiesNamed(call, way, events);
  const ofOne = fault === 'duplicateDelivery' ? bodies.slice(way.endsWith('the last of its batch') ? -1 : 0).slice(0, 1) : bodies;
  const [first] = ofOne;
  if (first === undefined) return undefined;
  return shortened(first, BODY_LENGTH) + (ofOne.length > 1 ? ` and ${ofOne.length - 1} more` : '');
}

function bodiesGiven({ id }: Call, events: readonly JournalEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'messageReceived' && event.callId === id ? [event.message.body] : []));
}

function bodiesNamed(call: Call, way: string, events: readonly JournalEvent[]): string[] {
  const entries = way.startsWith('entr') ? partedBy(way, call).meant : entriesOf(call);
  const parts: readonly Part[] = 'Entries' in call.input ? entries : [call.input];
  return parts.flatMap(({ MessageBody, ReceiptHandle }) => MessageBody ?? bodyBehind(ReceiptHandle, events) ?? []);
}

function bodyBehind(handle: string | undefined, events: readonly JournalEvent[]): string | undefined {
  const received = events.find((event) => event.kind === 'messageReceived' && event.receiptHandle === handle);
  return received?.kind === 'messageReceived' ? received.message.body : undefined;
}
