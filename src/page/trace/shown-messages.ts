import type { Message } from '../../core/message';
import { receiveCountOf, stateOf, type StoredMessage } from '../../core/stored-message';
import { momentInWords } from '../../testing/words/event-in-words';
import { stateInWords } from '../../testing/words/state-in-words';
import type { LifeEvent, ShownMessage } from '../parts/shown-message';
import { stripOf, type MessageLife } from './message-lives';
import type { TraceHistory } from './trace-history';

/** The messages that had been sent when so many steps had happened, in the order of sending; those that were gone by then, too. */
export function shownMessages(history: TraceHistory, now: number): ShownMessage[] {
  const { lives, at, steps, telling } = history;
  const { queues, nowMs } = at.at(now);
  const stored = new Map<string, StoredMessage>();
  for (const queue of queues) for (const placement of queue.messages(nowMs)) stored.set(`${queue.arn} ${placement.message.id}`, placement);
  const shown: ShownMessage[] = [];
  for (const life of lives.values()) {
    const turn = life.turns.findLast(({ step }) => step <= now);
    if (turn === undefined) continue;
    const { key, message } = life;
    const { queueArn, dead, state } = turn;
    const held = stored.get(`${queueArn} ${message.id}`) ?? stored.get(`${queueArn} ${key}`);
    shown.push({
      key,
      id: held?.message.id ?? message.id,
      body: message.body,
      queueArn,
      queueName: telling.nameOf(queueArn),
      state: held === undefined ? state : stateOf(held, nowMs),
      dead,
      stateText: held === undefined ? '' : stateInWords(held, nowMs),
      receiveCount: held === undefined ? receiveCountAt(history, life, now) : receiveCountOf(held),
      attributes: message.attributes,
      strip: stripOf(life, steps.length),
    });
  }
  return shown;
}

function receiveCountAt({ steps }: TraceHistory, life: MessageLife, now: number): number {
  const last = life.steps.findLast((number) => number <= now);
  const step = last === undefined ? undefined : steps[last - 1];
  if (step?.kind !== 'event' || !('receiveCount' in step.event)) return 0;
  return step.event.receiveCount;
}

/** What happened to a message, oldest first; where it is, whenever that is another queue. */
export function lifeEvents({ steps: all, shownSteps, telling }: TraceHistory, { steps }: MessageLife): LifeEvent[] {
  let lastArn: string | undefined;
  return steps.map((number) => {
    const { when, text, tone } = shownSteps[number - 1]!;
    const step = all[number - 1]!;
    const arn = step.kind === 'event' ? step.event.queueArn : step.kind === 'visible' ? step.hidden.queueArn : undefined;
    const isElsewhere = telling.manyQueues && arn !== undefined && arn !== lastArn;
    lastArn = arn;
    return { when, text: isElsewhere ? `${text} (${telling.nameOf(arn)})` : text, tone, step: number };
  });
}

/** What else there is to be known of a message, by name. */
export function messageFacts({ telling, lives }: TraceHistory, key: string): Record<string, string> {
  const message = lives.get(key)!.message;
  const facts: Record<string, string | undefined> = {
    Sent: momentInWords(message.sentAtMs - telling.startMs),
    'Sent at': isoOf(message.sentAtMs),
    Delay: message.delaySeconds > 0 ? `${message.delaySeconds} s` : undefined,
    'Message group': message.groupId,
    'Deduplication id': message.deduplicationId,
    'Dead letter of': message.deadLetterSourceArn && telling.nameOf(message.deadLetterSourceArn),
    'Trace header': message.traceHeader,
    'MD5 of body': message.md5OfBody,
    Sender: message.senderId,
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== undefined));
}

/** A moment in UTC, as logs write it. */
function isoOf(atMs: Message['sentAtMs']): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'UTC' }).format(atMs) + ' UTC';
}
