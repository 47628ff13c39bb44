import type { JSX } from 'preact';
import { LifeStrip } from './life-strip';
import { isGone, type ShownMessage, type ShownState } from './shown-message';
import { VirtualList } from './virtual-list';

interface MessageListProps {
  readonly messages: readonly ShownMessage[];
  /** Key of the message that is picked. */
  readonly picked: string | undefined;
  readonly onPick: (message: ShownMessage) => void;
  /** Whether to tell of each in which queue it is. */
  readonly withQueues: boolean;
  /** The present moment on the strips: from 0 to 1. */
  readonly now?: number | undefined;
  /** Says why there is none. */
  readonly empty: string;
}

const ROW_HEIGHT = 58;
const BODY_LENGTH = 200;

/** Messages, each in a row: its body, where it is, and its life as a strip. */
export function MessageList({ messages, picked, onPick, withQueues, now, empty }: MessageListProps): JSX.Element {
  const row = (message: ShownMessage): JSX.Element => (
    <div class="message-row">
      <span class="body">{message.body === '' ? '(empty body)' : message.body.slice(0, BODY_LENGTH)}</span>
      <span class="under">
        <StateBadge state={message.state} dead={message.dead === true} brief />
        {withQueues && <span class="queue">{message.queueName}</span>}
        {message.receiveCount > 0 && <span class="times">received {message.receiveCount}×</span>}
      </span>
      {message.strip !== undefined && <LifeStrip stretches={message.strip} now={now} />}
    </div>
  );
  return (
    <VirtualList
      label="Messages"
      items={messages}
      keyOf={({ key }) => key}
      row={row}
      picked={picked}
      onPick={onPick}
      rowHeight={ROW_HEIGHT}
      empty={empty}
    />
  );
}

const STATE_WORDS: Readonly<Record<ShownState, string>> = {
  delayed: 'delayed',
  visible: 'visible',
  inFlight: 'in flight',
  deleted: 'deleted',
  expired: 'expired',
  purged: 'purged',
};

interface StateBadgeProps {
  readonly state: ShownState;
  readonly dead: boolean;
  /** Whether it is enough to say that it is a dead letter. */
  readonly brief?: boolean;
}

/** A state as a word with its colour. */
export function StateBadge({ state, dead, brief = false }: StateBadgeProps): JSX.Element {
  if (!dead || isGone(state)) return <span class={`state of-${state}`}>{STATE_WORDS[state]}</span>;
  return <span class="state of-dead">{brief ? 'dead letter' : `dead letter, ${STATE_WORDS[state]}`}</span>;
}
