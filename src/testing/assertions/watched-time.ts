import type { EpochMs } from '../../core/clock';
import type { JournalEvent } from '../../core/journal';
import type { Message } from '../../core/message';
import { aligned } from '../../words/aligned';
import { arnsInEvents } from '../words/arns-in-events';
import { durationInWords } from '../../words/duration-in-words';
import { eventInWords, momentInWords } from '../words/event-in-words';
import { list } from './failure-message';
import { printedBody } from '../values/printed';
import { queueNames } from '../words/queue-names';
import type { Subject } from './subject';

/** A message that came into a queue, however it came. */
export interface Arrival {
  readonly message: Message;
  readonly queueArn: string;
  readonly atMs: EpochMs;
  /** Whether no delay of its own hid it. */
  readonly visible: boolean;
}

/** A message that a consumer received. */
export interface Delivered {
  readonly message: Message;
  readonly receiveCount: number;
}

/** What happens while somebody waits. */
export interface WatchedTime {
  /** The messages that came into the subject's queues. */
  readonly arrivals: readonly Arrival[];
  /** Those that consumers received from them. */
  readonly deliveries: readonly Delivered[];
  /** What happened, in all queues, as lines; times count from the beginning. */
  timeline(): string[];
  /** `3 s`: how long it has been. */
  elapsed(): string;
  end(): void;
}

/** Begins to watch. */
export function watchTime({ world, isWorld, queues }: Subject): WatchedTime {
  const startMs = world.nowMs();
  const events: JournalEvent[] = [];
  const arrivals: Arrival[] = [];
  const deliveries: Delivered[] = [];
  const arns = new Set(queues.map(({ arn }) => arn));
  const end = world.journal.subscribe((event) => {
    events.push(event);
    const arrival = arrivalOf(event);
    if (arrival !== undefined && (isWorld || arns.has(arrival.queueArn))) arrivals.push(arrival);
    if (event.kind === 'messageReceived' && (isWorld || arns.has(event.queueArn))) deliveries.push(event);
  });
  const elapsed = (): string => durationInWords(world.nowMs() - startMs);

  return {
    arrivals,
    deliveries,
    elapsed,
    end,
    timeline() {
      if (events.length === 0) return [`Nothing happened in ${elapsed()}.`];
      const nameOf = queueNames(arnsInEvents(events));
      const rows = events.map((event) => [
        momentInWords(event.atMs - startMs),
        nameOf(event.queueArn),
        eventInWords(event, { startMs, nameOf }),
        'message' in event ? printedBody(event.message.body) : '',
      ]);
      return list(`What happened in ${elapsed()}:`, aligned(rows));
    },
  };
}

function arrivalOf(event: JournalEvent): Arrival | undefined {
  const { atMs, queueArn } = event;
  switch (event.kind) {
    case 'messageSent':
      return { message: event.message, queueArn, atMs, visible: event.message.delaySeconds === 0 };
    case 'messageDeadLettered':
    case 'messageRedriven':
      return { message: event.movedAs, queueArn: event.toArn, atMs, visible: true };
    default:
      return undefined;
  }
}
