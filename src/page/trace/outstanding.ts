import { durationInWords } from '../../words/duration-in-words';
import { shortened } from '../../words/shortened';
import { plainCount } from '../parts/plain-count';
import { isGone, type ShownMessage, type Tone } from '../parts/shown-message';
import { shownMessages } from './shown-messages';
import type { TraceHistory } from './trace-history';

/** Something of a world that who looks for a mistake should see first. */
export interface Outstanding {
  readonly text: string;
  /** What it is about, as it was written: a body, an error. */
  readonly detail: string;
  readonly tone: Tone;
  /** Where it leads to. */
  readonly messageKey?: string | undefined;
  readonly callId?: number | undefined;
  readonly step?: number | undefined;
}

const BODY_LENGTH = 120;
const MOST = 12;

/** What stands out in a world: what SQS was made to do, calls that failed, and what became of messages that nobody deleted. */
export function outstanding(history: TraceHistory): Outstanding[] {
  const found = [...faults(history), ...deadLetters(history), ...failedCalls(history), ...leftOver(history), ...expired(history)];
  if (found.length <= MOST) return found;
  const more = found.length - MOST;
  return [...found.slice(0, MOST), { text: `and ${plainCount(more, 'more thing')} of the kind`, detail: '', tone: 'other' }];
}

/** How many steps there are: the last moment. */
export function lastStep({ steps }: TraceHistory): number {
  return steps.length;
}

function faults({ steps, shownSteps }: TraceHistory): Outstanding[] {
  return steps.flatMap((step, index): Outstanding[] => {
    if (step.kind !== 'event') return [];
    const { event } = step;
    const { text, about, when } = shownSteps[index]!;
    const place = { step: index + 1, messageKey: step.key };
    if (event.kind === 'faultInjected') return [{ text: `Fault at ${when}: ${text}`, detail: about, tone: 'bad', ...place }];
    if (event.kind === 'invocationEnded' && event.outcome !== 'succeeded')
      return [{ text: `At ${when} ${text}`, detail: event.error ?? '', tone: 'bad', ...place }];
    return [];
  });
}

function endOf(history: TraceHistory): ShownMessage[] {
  return shownMessages(history, lastStep(history));
}

function deadLetters(history: TraceHistory): Outstanding[] {
  return endOf(history)
    .filter(({ dead, state }) => dead === true && !isGone(state))
    .map((message) => ({
      text: `Dead letter in ${message.queueName}, received ${message.receiveCount}×`,
      detail: shortened(message.body, BODY_LENGTH),
      tone: 'bad',
      messageKey: message.key,
    }));
}

function failedCalls({ calls }: TraceHistory): Outstanding[] {
  const groups = new Map<string, Outstanding & { count: number }>();
  for (const { id, action, queueName = '', failed, outcome, error, step } of calls) {
    if (!failed) continue;
    const key = [action, queueName, outcome].join(' ');
    const detail = error === undefined ? '' : shortened(error.message, BODY_LENGTH);
    const group = groups.get(key) ?? { text: `${action} ${queueName}: ${outcome}`, detail, tone: 'bad', callId: id, step, count: 0 };
    groups.set(key, { ...group, count: group.count + 1 });
  }
  return Array.from(groups.values(), ({ count, ...group }) => (count === 1 ? group : { ...group, text: `${group.text}, ${count} times` }));
}

/** Messages that are still somewhere, other than dead letters. */
function leftOver(history: TraceHistory): Outstanding[] {
  return endOf(history)
    .filter(({ dead, state }) => dead !== true && !isGone(state))
    .map((message) => {
      const { state, receiveCount, stateText, queueName } = message;
      const came = state === 'visible' && receiveCount > 0;
      return {
        text: came ? `Came back to ${queueName}, received ${receiveCount}×, not deleted` : `Still in ${queueName}: ${stateText}`,
        detail: shortened(message.body, BODY_LENGTH),
        tone: came ? 'bad' : state === 'inFlight' ? 'received' : 'sent',
        messageKey: message.key,
      };
    });
}

function expired(history: TraceHistory): Outstanding[] {
  const { world, lives } = history;
  return Array.from(lives.values())
    .filter(({ turns }) => turns.at(-1)!.state === 'expired')
    .map(({ key, message }) => ({
      text: `Expired ${durationInWords(world.endMs - message.sentAtMs)} after it was sent`,
      detail: shortened(message.body, BODY_LENGTH),
      tone: 'bad',
      messageKey: key,
    }));
}
