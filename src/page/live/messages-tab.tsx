import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, SearchBox } from './choice';
import { MessageRows } from './message-rows';
import type { MessageQuery } from './message-window';
import type { QueueShape } from './shapes';

const STATES = { '': 'all states', visible: 'visible', inFlight: 'in flight', delayed: 'delayed' } as const;
const ORDERS = { oldest: 'oldest first', newest: 'newest first' } as const;

interface MessagesTabProps {
  readonly queue: QueueShape;
  /** Only messages of this group. */
  readonly group: string | undefined;
  readonly onAllGroups: () => void;
}

/** The messages of a queue: searched, by state and by age. */
export function MessagesTab({ queue, group, onAllGroups }: MessagesTabProps): JSX.Element {
  const [search, setSearch] = useState('');
  const [state, setState] = useState<keyof typeof STATES>('');
  const [order, setOrder] = useState<MessageQuery['order']>('oldest');
  const count = queue.visible + queue.inFlight + queue.delayed;
  return (
    <div class="messages-tab">
      <div class="tools">
        <SearchBox
          id="search-messages"
          label="Find messages by their text"
          placeholder={`Find among ${count.toLocaleString('en')} messages  ( / )`}
          value={search}
          onChange={setSearch}
        />
        <Choice label="State of messages" choices={STATES} picked={state} onPick={setState} />
        <Choice label="Order of messages" choices={ORDERS} picked={order} onPick={setOrder} />
        {group !== undefined && (
          <button type="button" class="small" onClick={onAllGroups}>
            group {group} ✕
          </button>
        )}
      </div>
      <MessageRows queue={queue} query={{ queueArn: queue.arn, state: state === '' ? undefined : state, group, search, order }} />
    </div>
  );
}
