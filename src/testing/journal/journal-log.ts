import type { EventOf, JournalEvent } from '../../core/journal';
import type { Message } from '../../core/message';
import { journalDiagram } from './journal-diagram';
import { journalText } from './journal-text';
import { bytesIn } from '../values/bytes-in';
import { journalLimits, type JournalLimits } from './journal-limits';
import { Ring } from './ring';

/** What happened in a world, oldest first. */
export interface JournalLog {
  /** The newest events that are kept; a new array after each change. */
  readonly events: readonly JournalEvent[];
  /** How many older events were dropped to bound memory. */
  readonly dropped: number;
  /**
   * What the events build on: how the queues came to be that there were when the journal last began anew, as by `sqs.reset()`; where it
   * began with messages, how these came to be, as long as no event was dropped.
   */
  readonly opening: readonly JournalEvent[];
  /**
   * The events taken down after that one, in the order in which they were, each with its number: for those who follow the journal.
   *
   * @param number - of the newest event that is known already; 0 for none. Numbers count up from 1, and go on when it begins anew
   * @param atMost - how many are wanted. Default: all
   */
  since(number: number, atMost?: number): JournalPart;
  /** Calls `listener` after each event. @returns a function that ends it */
  subscribe(listener: (event: JournalEvent) => void): () => void;
  /** The events of one message, in all queues it has been in. */
  of(messageId: string): JournalEvent[];
  /** The events as lines of text, times relative to the first of them. */
  toText(): string;
  /** The events as a Mermaid sequence diagram: producer, queues, consumer. */
  toMermaid(): string;
}

/** Some events of a journal. */
export interface JournalPart {
  readonly events: readonly { readonly number: number; readonly event: JournalEvent }[];
  /** How many events before them were dropped to bound memory, since the journal last began anew. */
  readonly dropped: number;
  /** The number of the newest event of the journal. */
  readonly newest: number;
}

/** A {@link JournalLog} in the hands of its world. */
export interface JournalWriter {
  readonly log: JournalLog;
  /** Takes an event down: the `Recorder` of the model. */
  record(event: JournalEvent): void;
  /** Begins anew, subscriptions stay: what `opening` causes, or returns, is what later events build on. */
  beginAnew(opening?: () => readonly JournalEvent[] | void): void;
}

/**
 * Creates an empty journal that keeps its newest events.
 *
 * @throws RangeError when a limit is no whole number of at least 1
 *
 * @example
 * const { log, record } = createJournalLog({ journalEvents: 500 });
 * log.subscribe((event) => console.log(event.kind));
 */
export function createJournalLog(limits: JournalLimits = {}): JournalWriter {
  const ring = new Ring<JournalEvent>(journalLimits(limits));
  const listeners = createListeners();
  let events: readonly JournalEvent[] | undefined;
  let opening: JournalLog['opening'] = [];

  const log: JournalLog = {
    get events() {
      return (events ??= inOrderOfTime(ring.items));
    },
    get dropped() {
      return ring.dropped;
    },
    get opening() {
      return opening;
    },
    since: (number, atMost) => partOf(ring, number, atMost),
    subscribe: listeners.subscribe,
    of: (messageId) => eventsOfMessage(log.events, messageId),
    toText: () => journalText(log.events, { dropped: ring.dropped }),
    toMermaid: () => journalDiagram(log.events, { dropped: ring.dropped }),
  };
  return {
    log,
    record(event) {
      const droppedBefore = ring.dropped;
      ring.add(event, bytesOf(event));
      if (droppedBefore === 0 && ring.dropped > 0) opening = opening.filter((told) => !('message' in told));
      events = undefined;
      listeners.tell(event);
    },
    beginAnew(open = () => {}) {
      const opened: JournalEvent[] = [];
      const end = listeners.subscribe((event) => opened.push(event));
      opening = Object.freeze([...(open() ?? []), ...opened]);
      end();
      ring.clear();
      events = undefined;
    },
  };
}

function partOf(ring: Ring<JournalEvent>, number: number, atMost: number | undefined): JournalPart {
  const { items, first, dropped } = ring.after(number, atMost);
  return { events: items.map((event, index) => ({ number: first + index, event })), dropped, newest: ring.added };
}

function bytesOf(event: JournalEvent): number {
  if ('messages' in event) return event.messages.reduce((sum, { message }) => sum + bytesOfMessage(message), 0);
  return 'message' in event ? bytesOfMessage(event.message) : 0;
}

function bytesOfMessage({ body, attributes }: Message): number {
  return attributes === undefined ? body.length : body.length + bytesIn(attributes);
}

/** A queue notes an expiry when it is next looked at: such events are put back to where they belong. */
function inOrderOfTime(events: readonly JournalEvent[]): readonly JournalEvent[] {
  const ordered: JournalEvent[] = [];
  let late = false;
  for (const event of events) {
    let at = ordered.length;
    while (event.kind === 'messageExpired' && at > 0 && comesAfter(ordered[at - 1]!, event)) at--;
    late ||= at < ordered.length;
    ordered.splice(at, 0, event);
  }
  return late ? Object.freeze(ordered) : events;
}

/** Whether an event is of a later time than an expiry; what happened to the message itself came before in any case. */
function comesAfter(event: JournalEvent, expiry: EventOf<'messageExpired'>): boolean {
  return event.atMs > expiry.atMs && !('message' in event && event.message.id === expiry.message.id);
}

/** A redrive may give a message a new id: its events are one history all the same. */
function eventsOfMessage(events: readonly JournalEvent[], messageId: string): JournalEvent[] {
  const ids = new Set([messageId]);
  for (const event of events.toReversed()) {
    if (event.kind === 'messageRedriven' && ids.has(event.movedAs.id)) ids.add(event.message.id);
  }
  return events.filter((event) => {
    if (!('message' in event) || !ids.has(event.message.id)) return false;
    if (event.kind === 'messageRedriven') ids.add(event.movedAs.id);
    return true;
  });
}

/** Who is told of events. What a listener throws must not turn into SQS' answer to whoever called: it surfaces as an unhandled rejection. */
function createListeners() {
  const listeners = new Set<{ readonly listener: (event: JournalEvent) => void }>();
  return {
    subscribe(listener: (event: JournalEvent) => void): () => void {
      const subscription = { listener };
      listeners.add(subscription);
      return () => void listeners.delete(subscription);
    },
    tell(event: JournalEvent): void {
      for (const { listener } of listeners) {
        try {
          listener(event);
        } catch (error) {
          void Promise.reject(error);
        }
      }
    },
  };
}
