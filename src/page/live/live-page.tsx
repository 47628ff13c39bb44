import type { JSX } from 'preact';
import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { queueNames } from '../../testing/words/queue-names';
import { classNames } from '../parts/class-names';
import { QueueMap } from '../parts/queue-map';
import { JournalPanel } from './journal-panel';
import type { LiveState } from './live-state';
import type { LiveStore } from './live-store';
import { Login } from './login';
import { MessagePanel } from './message-panel';
import { OpenDialog } from './open-dialog';
import { hashOf, placeOf, type Place } from './place';
import { QueueList } from './queue-list';
import { QueuePanel } from './queue-panel';
import type { QueueShape } from './shapes';
import { TopBar } from './top-bar';
import { useKeys } from './use-keys';
import { LiveContext, useLive, type Live, type OpenDialog as Opened } from './use-live';
import { useNotice } from './use-notice';
import { Welcome } from './welcome';

interface LivePageProps {
  readonly store: LiveStore;
  readonly onToken: (token: string) => void;
}

/** All of the page. */
export function LivePage({ store, onToken }: LivePageProps): JSX.Element {
  useChanges(store);
  const [dialog, open] = useState<Opened>();
  const { notice, act } = useNotice(store);
  const handles = useMemo(() => new Map<string, string>(), []);
  const { place, go } = usePlace();
  const { state, client } = store;
  const nameOf = useMemo(() => queueNames((state.queues ?? []).map(({ arn }) => arn)), [state.queues]);
  const live: Live = { state, client, place, nameOf, go, open, act, handles };
  const queue = state.queues?.find(({ arn }) => nameOf(arn) === place.queue);
  useKeys(live, queue, dialog !== undefined);
  if (state.link === 'refused') return <Login onToken={onToken} />;
  if (state.link === 'denied') return <p class="denied problem">{state.reason}</p>;
  return (
    <LiveContext.Provider value={live}>
      <div class={classesOf(state, place)}>
        <TopBar />
        <QueueList />
        <main>
          <Middle queue={queue} />
        </main>
        {queue !== undefined && place.message !== undefined ? (
          <MessagePanel key={`${queue.arn} ${place.message}`} queue={queue} id={place.message} />
        ) : (
          <JournalPanel queueArn={queue?.arn} />
        )}
      </div>
      {notice}
      {dialog !== undefined && <OpenDialog dialog={dialog} />}
    </LiveContext.Provider>
  );
}

/** What there is room for on a small screen depends on where one is. */
function classesOf({ queues }: LiveState, { queue, message }: Place): string {
  return classNames(
    'live',
    queues?.length === 0 && 'is-empty',
    queue !== undefined && 'with-queue',
    message !== undefined && 'with-message',
  );
}

/** The queue that is picked; without one, all of them with their arrows to dead letters; without any, how to begin. */
function Middle({ queue }: { readonly queue: QueueShape | undefined }): JSX.Element | null {
  const { state, place, go, nameOf } = useLive();
  if (state.queues === undefined) return null;
  if (state.queues.length === 0) return <Welcome />;
  if (queue !== undefined) return <QueuePanel key={queue.arn} queue={queue} />;
  const shown = state.queues.map((each) => ({ ...each, name: nameOf(each.arn), ...deadLetters(each) }));
  return (
    <section class="overview panel" aria-label="All queues">
      {place.queue !== undefined && <p class="problem">There is no queue {place.queue} any more.</p>}
      <QueueMap queues={shown} picked={undefined} onPick={(arn) => arn !== undefined && go({ queue: nameOf(arn) })} />
    </section>
  );
}

function deadLetters({ deadLetterQueueArn, maxReceiveCount }: QueueShape) {
  return { deadLetterArn: deadLetterQueueArn ?? undefined, maxReceiveCount: maxReceiveCount ?? undefined };
}

/** Draws anew after each change, also after those between the first drawing and this. */
function useChanges(store: LiveStore): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    redraw(undefined);
    return store.subscribe(() => redraw(undefined));
  }, [store]);
}

/** Where one is, and the way to another place: one is there at once, as the next key may come before the browser tells of the new address. */
function usePlace(): { readonly place: Place; readonly go: (place: Place) => void } {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const look = (): void => setHash(location.hash);
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  const go = (place: Place): void => {
    const next = hashOf(place);
    if (isNextMessage(placeOf(location.hash), place)) location.replace(next);
    else location.hash = next;
    setHash(next);
  };
  return { place: placeOf(hash), go };
}

/** From one message to the next is no way that somebody wants to go back. */
function isNextMessage(now: Place, next: Place): boolean {
  return now.message !== undefined && next.message !== undefined && now.queue === next.queue;
}
