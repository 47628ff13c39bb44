import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { VirtualList } from '../parts/virtual-list';
import { Switch } from './choice';
import type { EventShape } from './shapes';
import { aboutOf, shownEvent } from './shown-event';
import { useLive } from './use-live';

const ROW_HEIGHT = 48;
const BODY_LENGTH = 120;

/** What happens, newest first, as it happens: in one queue, or in all of them. */
export function JournalPanel({ queueArn }: { readonly queueArn: string | undefined }): JSX.Element {
  const { state, go, nameOf } = useLive();
  const [isPaused, setPaused] = useState<readonly EventShape[]>();
  const [showsAll, setShowsAll] = useState(false);
  const events = isPaused ?? state.events;
  const only = showsAll ? undefined : queueArn;
  const shown = useMemo(() => events.filter(({ event }) => only === undefined || isIn(event, only)).reverse(), [events, only]);
  return (
    <section class="journal-panel panel" aria-label="Journal">
      <header>
        <h2>{only === undefined ? 'What happens' : 'What happens here'}</h2>
        {queueArn !== undefined && <Switch label="all queues" on={showsAll} onChange={() => setShowsAll(!showsAll)} />}
        <button type="button" class="small" onClick={() => setPaused(isPaused === undefined ? state.events : undefined)}>
          {isPaused === undefined ? 'Pause' : 'Go on'}
        </button>
      </header>
      <VirtualList
        label="What happened, newest first"
        items={shown}
        keyOf={({ number }) => number}
        row={(shape) => <EventRow shape={shape} withQueue={only === undefined} />}
        picked={undefined}
        onPick={({ event }) =>
          'message' in event && go({ queue: nameOf('toArn' in event ? event.toArn : event.queueArn), message: event.message.id })
        }
        rowHeight={ROW_HEIGHT}
        empty="Nothing has happened yet."
      />
      {state.dropped > 0 && <p class="hint dropped">{state.dropped.toLocaleString('en')} older events are kept no longer.</p>}
    </section>
  );
}

function isIn(event: EventShape['event'], arn: string): boolean {
  return event.queueArn === arn || ('toArn' in event && event.toArn === arn);
}

function EventRow({ shape: { event }, withQueue }: { readonly shape: EventShape; readonly withQueue: boolean }): JSX.Element {
  const { nameOf } = useLive();
  const { when, text, tone } = shownEvent(event, nameOf);
  return (
    <div class={`event-row tone-${tone}`}>
      <span class="when">{when}</span>
      <span class="what">{text}</span>
      <span class="queue">{withQueue && nameOf(event.queueArn)}</span>
      <span class="body">{aboutOf(event).slice(0, BODY_LENGTH)}</span>
    </div>
  );
}
