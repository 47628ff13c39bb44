import type { JSX } from 'preact';
import type { JournalEvent } from '../../core/journal';
import { momentOfDay } from '../../system/browser/moment-of-day';
import { STATE_NAMES } from '../../testing/words/state-in-words';
import { durationInWords } from '../../words/duration-in-words';
import { MessageDetail } from '../parts/message-detail';
import type { LifeEvent, ShownMessage } from '../parts/shown-message';
import { MessageDoings } from './message-doings';
import type { MessageShape, QueueShape } from './shapes';
import { shownEvent } from './shown-event';
import { useAnswer } from './use-answer';
import { queuePath, useLive } from './use-live';

interface MessagePanelProps {
  readonly queue: QueueShape;
  readonly id: string;
}

/** A message with its life, and what can be done with it. */
export function MessagePanel({ queue, id }: MessagePanelProps): JSX.Element {
  const { go, nameOf, state } = useLive();
  const known = useAnswer<MessageShape>(queuePath(queue, `/messages/${encodeURIComponent(id)}`), state.revision);
  const journal = useAnswer<{ readonly events: readonly JournalEvent[] }>(
    `/journal?limit=10000&message=${encodeURIComponent(id)}`,
    state.happened,
  );
  const events = journal.answer?.events ?? [];
  const message = known.answer === undefined ? undefined : shownMessage(known.answer, { queue, nameOf, nowMs: state.clock?.nowMs ?? 0 });
  return (
    <aside class="message-panel panel" aria-label="Message" tabIndex={-1}>
      <button type="button" class="plain close" aria-label="Close the message" onClick={() => go({ queue: nameOf(queue.arn) })}>
        ✕
      </button>
      {known.error !== undefined && <Gone last={events.at(-1)} id={id} />}
      {message !== undefined && known.error === undefined && <MessageDoings queue={queue} message={known.answer!} />}
      {message === undefined ? null : (
        <MessageDetail message={message} life={lifeOf(events, nameOf)} facts={factsOf(known.answer!, nameOf)} />
      )}
    </aside>
  );
}

function lifeOf(events: readonly JournalEvent[], nameOf: (arn: string) => string): LifeEvent[] {
  return events.map((event) => shownEvent(event, nameOf));
}

/** Where a message is that is not here any more. */
function Gone({ last, id }: { readonly last: JournalEvent | undefined; readonly id: string }): JSX.Element {
  const { go, nameOf } = useLive();
  if (last === undefined) return <p class="problem">This message is not in the queue any more.</p>;
  const movedTo = 'toArn' in last ? last.toArn : undefined;
  return (
    <p class="problem">
      It is not in this queue any more: {shownEvent(last, nameOf).text}.{' '}
      {movedTo !== undefined && (
        <button type="button" class="link" onClick={() => go({ queue: nameOf(movedTo), message: id })}>
          Follow it
        </button>
      )}
    </p>
  );
}

interface Surroundings {
  readonly queue: QueueShape;
  readonly nameOf: (arn: string) => string;
  readonly nowMs: number;
}

function shownMessage(message: MessageShape, { queue, nameOf, nowMs }: Surroundings): ShownMessage {
  const { id, body, state, receiveCount, messageAttributes, visibleAtMs } = message;
  const restMs = Math.max(0, Math.round((visibleAtMs - nowMs) / 1000) * 1000);
  return {
    key: id,
    id,
    body,
    queueArn: queue.arn,
    queueName: nameOf(queue.arn),
    state,
    dead: queue.sourceArns.length > 0,
    stateText: state === 'visible' ? '' : `${STATE_NAMES[state]} for ${durationInWords(restMs)} more`,
    receiveCount,
    attributes: messageAttributes as NonNullable<ShownMessage['attributes']>,
  };
}

function factsOf(message: MessageShape, nameOf: (arn: string) => string): Record<string, string> {
  const at = (ms: number): string => {
    const { day, time } = momentOfDay(ms);
    return `${day}, ${time}`;
  };
  const facts = {
    'sent at': at(message.sentAtMs),
    'first received at': message.firstReceivedAtMs === null ? null : at(message.firstReceivedAtMs),
    received: `${message.receiveCount}×`,
    'dead letter of': message.deadLetterSourceArn === null ? null : nameOf(message.deadLetterSourceArn),
    group: message.groupId,
    'deduplication id': message.deduplicationId,
    'sequence number': message.sequenceNumber,
    sender: message.senderId,
    'trace header': message.traceHeader,
    'MD5 of body': message.md5OfBody,
    length: `${message.bodyLength.toLocaleString('en')} characters`,
  };
  return Object.fromEntries(Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null));
}
