import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { StateBadge } from '../parts/message-list';
import { VirtualList } from '../parts/virtual-list';
import { durationInWords } from '../../words/duration-in-words';
import { MessageWindow, type MessageQuery } from './message-window';
import type { MessageShape, QueueShape } from './shapes';
import { useLive } from './use-live';

const ROW_HEIGHT = 54;

interface MessageRowsProps {
  readonly queue: QueueShape;
  readonly query: MessageQuery;
}

/** The messages of a queue: only what is seen of them is fetched, so that there may be any number. */
export function MessageRows({ queue, query }: MessageRowsProps): JSX.Element {
  const { state, place, go, nameOf } = useLive();
  const messages = useMessages(query);
  const total = messages.total ?? 0;
  const indices = useMemo(() => Array.from({ length: total }, (_, index) => index), [total]);
  const { picked, pick } = usePicking(messages, place.message, (message) => go({ queue: nameOf(queue.arn), message }));
  const row = (index: number): JSX.Element => {
    messages.see(index, state.revision);
    const message = messages.at(index);
    return message === undefined ? <span class="hint">…</span> : <MessageRow message={message} queue={queue} />;
  };
  if (total === 0) messages.see(0, state.revision);
  const none = messages.error ?? (messages.total === undefined ? 'Messages are being fetched …' : emptyWords(query));
  return (
    <VirtualList
      label="Messages"
      items={indices}
      keyOf={(index) => index}
      row={row}
      picked={picked}
      onPick={pick}
      rowHeight={ROW_HEIGHT}
      empty={none}
    />
  );
}

/** Messages by a query, kept up to date. */
function useMessages(query: MessageQuery): MessageWindow {
  const { client } = useLive();
  const [, redraw] = useState(0);
  const { queueArn, state, group, search, order } = query;
  return useMemo(
    () => new MessageWindow(client, query, () => redraw((count) => count + 1)),
    [client, queueArn, state, group, search, order],
  );
}

/** The row that is picked: one that has not been fetched yet is opened as soon as it is. */
function usePicking(messages: MessageWindow, id: string | undefined, open: (id: string) => void) {
  const [awaited, setAwaited] = useState<number>();
  const found = awaited === undefined ? undefined : messages.at(awaited);
  useEffect(() => {
    if (found === undefined) return;
    setAwaited(undefined);
    open(found.id);
  }, [found]);
  const pick = (index: number): void => {
    const message = messages.at(index);
    setAwaited(message === undefined ? index : undefined);
    if (message !== undefined) open(message.id);
  };
  return { pick, picked: awaited ?? (id === undefined ? undefined : messages.indexOf(id)) };
}

function MessageRow({ message, queue }: { readonly message: MessageShape; readonly queue: QueueShape }): JSX.Element {
  const { clock } = useLive().state;
  const { body, state, receiveCount, groupId, visibleAtMs, sentAtMs } = message;
  const nowMs = clock?.nowMs ?? sentAtMs;
  const whole = (ms: number): string => durationInWords(Math.max(0, Math.round(ms / 1000) * 1000));
  return (
    <div class="message-row">
      <span class="body">{body === '' ? '(empty body)' : body}</span>
      <span class="under">
        <StateBadge state={state} dead={queue.sourceArns.length > 0} />
        {state !== 'visible' && <span>{whole(visibleAtMs - nowMs)} more</span>}
        {receiveCount > 0 && <span>received {receiveCount}×</span>}
        {groupId !== null && <span>group {groupId}</span>}
        <span class="age">{whole(nowMs - sentAtMs)} old</span>
      </span>
    </div>
  );
}

function emptyWords({ search, state, group }: MessageQuery): string {
  if (search !== '') return 'No message has this text.';
  return state === undefined && group === undefined ? 'The queue is empty.' : 'No message is like that.';
}
