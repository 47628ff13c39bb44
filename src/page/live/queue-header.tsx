import type { ComponentChildren, JSX } from 'preact';
import { plainCount } from '../parts/plain-count';
import type { QueueShape } from './shapes';
import { useLive } from './use-live';

/** What a queue is called, where its messages go when they fail, and what can be done with it. */
export function QueueHeader({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { go, nameOf } = useLive();
  const { fifo, deadLetterQueueArn, maxReceiveCount, sourceArns, waiting } = queue;
  return (
    <header class="queue-header">
      <div class="title">
        <button type="button" class="plain back" aria-label="All queues" onClick={() => go({})}>
          ‹
        </button>
        <h1>{nameOf(queue.arn)}</h1>
        {fifo && <span class="badge">FIFO</span>}
        {waiting > 0 && <span class="badge">{waiting === 1 ? '1 receive waits' : `${waiting} receives wait`}</span>}
      </div>
      <p class="links">
        {deadLetterQueueArn !== null && (
          <QueueLink arn={deadLetterQueueArn}>
            → {nameOf(deadLetterQueueArn)} after {plainCount(maxReceiveCount ?? 0, 'receive')}
          </QueueLink>
        )}
        {sourceArns.map((arn) => (
          <QueueLink key={arn} arn={arn}>
            ← dead letters of {nameOf(arn)}
          </QueueLink>
        ))}
      </p>
      <QueueDoings queue={queue} />
    </header>
  );
}

function QueueDoings({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { open } = useLive();
  return (
    <div class="doings">
      <button type="button" class="primary" title="Send a message  ( s )" onClick={() => open({ kind: 'send', queue })}>
        Send
      </button>
      <button type="button" title="Receive messages as a consumer does  ( r )" onClick={() => open({ kind: 'receive', queue })}>
        Receive
      </button>
      {queue.sourceArns.length > 0 && (
        <button type="button" title="Move its messages back, or elsewhere" onClick={() => open({ kind: 'redrive', queue })}>
          Redrive
        </button>
      )}
      <button type="button" onClick={() => open({ kind: 'purge', queue })}>
        Purge
      </button>
    </div>
  );
}

function QueueLink({ arn, children }: { readonly arn: string; readonly children: ComponentChildren }): JSX.Element {
  const { go, nameOf } = useLive();
  return (
    <button type="button" class="link" onClick={() => go({ queue: nameOf(arn) })}>
      {children}
    </button>
  );
}
