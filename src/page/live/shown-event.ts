import type { JournalEvent } from '../../core/journal';
import { eventInWords } from '../../testing/words/event-in-words';
import type { LifeEvent } from '../parts/shown-message';
import { toneOf } from '../parts/tone-of';
import { momentOfDay } from '../../system/browser/moment-of-day';

/** An event as the page tells it. */
export function shownEvent(event: JournalEvent, nameOf: (arn: string) => string): LifeEvent {
  // Moments in the words count from the event itself: "to end at +30 s" is half a minute after it.
  const text = eventInWords(event, { startMs: event.atMs, nameOf });
  return { when: momentOfDay(event.atMs).time, text, tone: toneOf(event) };
}

/** What an event is about: the body of its message. */
export function aboutOf(event: JournalEvent): string {
  return 'message' in event ? event.message.body : '';
}
