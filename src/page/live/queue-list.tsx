import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { classNames } from '../parts/class-names';
import { VirtualList } from '../parts/virtual-list';
import { Choice, SearchBox, Switch } from './choice';
import type { QueueShape } from './shapes';
import { useLive } from './use-live';

const ORDERS = { name: 'by name', backlog: 'by backlog' } as const;

type Order = keyof typeof ORDERS;

const ROW_HEIGHT = 54;

/** All queues with what is in them: by name or by backlog, the empty ones hidden, searched. */
export function QueueList(): JSX.Element {
  const { state, place, go, open, nameOf } = useLive();
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<Order>('name');
  const [hidesEmpty, setHidesEmpty] = useState(false);
  const { queues = [] } = state;
  const shown = useMemo(() => chosen(queues, { search, order, hidesEmpty }), [queues, search, order, hidesEmpty]);
  return (
    <nav class="queue-list" aria-label="Queues">
      <div class="tools">
        <SearchBox
          id="search-queues"
          label="Find queues by name"
          placeholder={`Find among ${queues.length} queues`}
          value={search}
          onChange={setSearch}
        />
        <button type="button" class="small" title="Create a queue" onClick={() => open({ kind: 'create' })}>
          + new
        </button>
      </div>
      <div class="tools">
        <Choice label="Order of queues" choices={ORDERS} picked={order} onPick={setOrder} />
        <Switch label="hide empty" on={hidesEmpty} onChange={() => setHidesEmpty(!hidesEmpty)} />
        <Found count={shown.length} total={queues.length} />
      </div>
      <VirtualList
        label="Queues"
        items={shown}
        keyOf={({ arn }) => arn}
        row={(queue) => <QueueRow queue={queue} name={nameOf(queue.arn)} />}
        picked={queues.find(({ arn }) => nameOf(arn) === place.queue)?.arn}
        onPick={({ arn }) => go({ queue: nameOf(arn) })}
        rowHeight={ROW_HEIGHT}
        empty={queues.length === 0 ? 'There are no queues yet.' : 'No queue is like that.'}
      />
    </nav>
  );
}

function Found({ count, total }: { readonly count: number; readonly total: number }): JSX.Element {
  return (
    <span class="found" role="status">
      {count === total ? '' : `${count} of ${total}`}
    </span>
  );
}

function QueueRow({ queue, name }: { readonly queue: QueueShape; readonly name: string }): JSX.Element {
  const { visible, inFlight, delayed, fifo, sourceArns } = queue;
  const isDead = sourceArns.length > 0;
  const total = visible + inFlight + delayed;
  return (
    <div class={classNames('queue-row', total === 0 && 'idle', isDead && total > 0 && 'alarm')}>
      <span class="name">{name}</span>
      <span class="marks">
        {fifo && <span class="badge">FIFO</span>}
        {isDead && <span class="badge dead">DLQ</span>}
      </span>
      <span class="numbers">
        {total === 0 && <span class="number">empty</span>}
        {total > 0 && <Count count={visible} state="visible" words="visible" />}
        {total > 0 && <Count count={inFlight} state="inFlight" words="in flight" />}
        {total > 0 && <Count count={delayed} state="delayed" words="delayed" />}
      </span>
    </div>
  );
}

function Count({ count, state, words }: { readonly count: number; readonly state: string; readonly words: string }): JSX.Element {
  return (
    <span class={classNames('number', `of-${state}`, count === 0 && 'none')}>
      <b>{count.toLocaleString('en')}</b> {words}
    </span>
  );
}

interface Choice {
  readonly search: string;
  readonly order: Order;
  readonly hidesEmpty: boolean;
}

const backlog = ({ visible, inFlight, delayed }: QueueShape): number => visible + inFlight + delayed;

function chosen(queues: readonly QueueShape[], { search, order, hidesEmpty }: Choice): readonly QueueShape[] {
  const wanted = search.trim().toLowerCase();
  const found = queues.filter((queue) => queue.name.toLowerCase().includes(wanted) && !(hidesEmpty && backlog(queue) === 0));
  return order === 'name' ? found : found.sort((a, b) => backlog(b) - backlog(a));
}
