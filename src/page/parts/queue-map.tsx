import type { JSX } from 'preact';
import { classNames } from './class-names';
import { plainCount } from './plain-count';
import { queueTrees, type QueueTree } from './queue-trees';
import type { ShownQueue } from './shown-queue';

interface QueueMapProps {
  readonly queues: readonly ShownQueue[];
  /** ARN of the queue that is picked. */
  readonly picked: string | undefined;
  /** Called with `undefined` when the picked one is picked again. */
  readonly onPick: (arn: string | undefined) => void;
}

/** Queues as cards with what is in them, and arrows to their dead-letter queues. */
export function QueueMap({ queues, picked, onPick }: QueueMapProps): JSX.Element {
  if (queues.length === 0) return <p class="hint">There are no queues at this moment.</p>;
  const card = (queue: ShownQueue, dead: boolean): JSX.Element => (
    <QueueCard
      queue={queue}
      dead={dead}
      picked={queue.arn === picked}
      onPick={() => onPick(queue.arn === picked ? undefined : queue.arn)}
    />
  );
  return (
    <ul class="queue-map">
      {queueTrees(queues).map((tree) => (
        <li key={tree.queue.arn}>
          <Family tree={tree} card={card} />
        </li>
      ))}
    </ul>
  );
}

interface FamilyProps {
  readonly tree: QueueTree;
  readonly card: (queue: ShownQueue, dead: boolean) => JSX.Element;
}

/** A queue, and before it those whose messages it gets when they fail. */
function Family({ tree: { queue, sources }, card }: FamilyProps): JSX.Element {
  if (sources.length === 0) return card(queue, false);
  return (
    <div class="family">
      <div class="sources">
        {sources.map((source) => (
          <div class="source" key={source.queue.arn}>
            <Family tree={source} card={card} />
            <DeadLetterArrow from={source.queue} to={queue} />
          </div>
        ))}
      </div>
      {card(queue, true)}
    </div>
  );
}

function DeadLetterArrow({ from, to }: { readonly from: ShownQueue; readonly to: ShownQueue }): JSX.Element {
  const after = from.maxReceiveCount === undefined ? '' : `after ${plainCount(from.maxReceiveCount, 'receive')}`;
  return (
    <span class="dead-letter-arrow">
      <span class="unseen">{`${from.name} sends what fails to ${to.name} `}</span>
      <span class="arrow-text">{after}</span>
    </span>
  );
}

interface QueueCardProps {
  readonly queue: ShownQueue;
  readonly dead: boolean;
  readonly picked: boolean;
  readonly onPick: () => void;
}

function QueueCard({ queue, dead, picked, onPick }: QueueCardProps): JSX.Element {
  const { name, fifo, visible, inFlight, delayed, waiting = 0 } = queue;
  const total = visible + inFlight + delayed;
  return (
    <button
      type="button"
      class={classNames('queue-card', picked && 'picked', dead && 'dead', dead && total > 0 && 'alarm', total === 0 && 'idle')}
      aria-pressed={picked}
      onClick={onPick}
    >
      <span class="queue-name">
        <span class="name">{name}</span>
        {fifo && <span class="badge">FIFO</span>}
        {dead && <span class="badge dead">dead letters</span>}
      </span>
      <span class="counts">
        <Count state="visible" label="visible" count={visible} />
        <Count state="inFlight" label="in flight" count={inFlight} />
        <Count state="delayed" label="delayed" count={delayed} />
      </span>
      {waiting > 0 && <span class="waiting">{plainCount(waiting, 'receive')} waiting</span>}
    </button>
  );
}

function Count({ state, label, count }: { readonly state: string; readonly label: string; readonly count: number }): JSX.Element {
  return (
    <span class={classNames('count', `of-${state}`, count === 0 && 'none')}>
      <b>{count.toLocaleString('en')}</b> <span>{label}</span>
    </span>
  );
}
