import type { JournalEvent } from '../../core/journal';
import { queueNameIn } from '../../core/queue-address';
import { eventInWords, momentInWords } from '../../testing/words/event-in-words';
import { shortened } from '../../words/shortened';
import { toneOf } from '../parts/tone-of';
import type { Tone } from '../parts/shown-message';
import type { ShownStep } from '../parts/shown-step';
import type { TraceStep } from './trace-steps';

const BODY_LENGTH = 160;

/** What a page needs to know to tell of steps. */
export interface StepTelling {
  readonly startMs: number;
  /** How a queue is called. */
  readonly nameOf: (arn: string) => string;
  /** Whether there is more than one queue to be told apart. */
  readonly manyQueues: boolean;
  /** What is said of the last moment. */
  readonly end: string;
  readonly endTone: Tone;
}

/** A step in words, with its colour. */
export function stepInWords(step: TraceStep, telling: StepTelling): ShownStep {
  const { startMs, nameOf, manyQueues, end, endTone } = telling;
  const base = { atMs: step.atMs, when: momentInWords(step.atMs - startMs) };
  if (step.kind === 'end') return { ...base, text: end, about: '', tone: endTone };
  const event = step.kind === 'event' ? step.event : step.hidden;
  const body = 'message' in event ? shortened(event.message.body, BODY_LENGTH) : undefined;
  const queue = queueNameIn(event.queueArn) === '*' ? '' : nameOf(event.queueArn);
  const about = [manyQueues || body === undefined ? queue : '', body ?? ''].filter((part) => part !== '').join('  ');
  if (step.kind === 'visible') return { ...base, text: visibleInWords(step.hidden.kind), about, tone: 'time', messageKey: step.key };
  return { ...base, text: eventInWords(step.event, { startMs, nameOf }), about, tone: toneOf(step.event), messageKey: step.key };
}

function visibleInWords(hiddenBy: JournalEvent['kind']): string {
  return hiddenBy === 'messageSent' ? 'visible, as its delay ended' : 'visible again: its visibility timeout ended';
}
