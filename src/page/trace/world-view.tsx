import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { CallDetail } from '../parts/call-list';
import { classNames } from '../parts/class-names';
import { FindBox } from '../parts/find-box';
import { MessageDetail } from '../parts/message-detail';
import { MessageList } from '../parts/message-list';
import { plainCount } from '../parts/plain-count';
import { QueueMap } from '../parts/queue-map';
import type { ShownCall } from '../parts/shown-call';
import type { ShownMessage } from '../parts/shown-message';
import { Timeline } from '../parts/timeline';
import { Failures } from './failures';
import { Happenings, type Beside } from './happenings';
import { Findings, Notices } from './notices';
import { outstanding, type Outstanding } from './outstanding';
import { OutstandingList } from './outstanding-list';
import { lifeEvents, messageFacts, shownMessages } from './shown-messages';
import { shownQueues } from './shown-queues';
import type { TraceFinding } from './trace-data';
import type { TraceHistory } from './trace-history';

interface WorldViewProps {
  readonly history: TraceHistory;
  /** A world to compare this one with. */
  readonly beside: Beside | undefined;
  /** The first step at which the two differ. */
  readonly difference: number | undefined;
  readonly failures: readonly string[];
  readonly findings: readonly TraceFinding[];
}

/** What the details are of. */
interface Picked {
  readonly message?: string | undefined;
  readonly call?: number | undefined;
}

/** A world of SQS: its queues and messages at any moment, and all that happened. */
export function WorldView({ history, beside, difference, failures, findings }: WorldViewProps): JSX.Element {
  const view = useView(history);
  const { now, picked, moveTo, messages, text } = view;
  return (
    <>
      <div class={classNames('intro', failures.length > 0 && 'split')}>
        <div class="stack">
          <Failures failures={failures} />
        </div>
        <div class="stack">
          <Notices world={history.world} />
          <OutstandingList items={view.notable} onPick={view.follow} />
          <Findings findings={findings} />
        </div>
      </div>
      <div class="panel sticky">
        <Timeline steps={history.shownSteps} now={now} onMove={moveTo} mark={difference} />
      </div>
      <section class="panel queues" aria-label="Queues">
        <QueueMap queues={shownQueues(history, now)} picked={view.queueArn} onPick={view.setQueueArn} />
      </section>
      <div class={classNames('panes', beside !== undefined && 'compared')}>
        <Messages history={history} view={view} />
        <section class="panel pane details" aria-label="Details" tabIndex={0}>
          <Details history={history} picked={picked} messages={messages} now={now} onMove={moveTo} />
        </section>
        <Happenings {...{ history, beside, difference, now, text }} pickedCall={picked?.call} onMove={moveTo} onPickCall={view.pickCall} />
      </div>
    </>
  );
}

/** The messages of the present moment, and what finds some of them. */
function Messages({ history, view }: { readonly history: TraceHistory; readonly view: ReturnType<typeof useView> }): JSX.Element {
  const { now, picked, messages, found, text } = view;
  return (
    <section class="panel pane" aria-label="Messages">
      <div class="pane-top">
        <h2>Messages</h2>
        <FindBox value={text} onChange={view.setText} found={foundInWords(found.length, messages.length)} />
      </div>
      <MessageList
        messages={found}
        picked={picked?.message}
        onPick={({ key }) => view.setPicked({ message: key })}
        withQueues={history.telling.manyQueues}
        now={now / history.steps.length}
        empty={messages.length === 0 ? 'No message has been sent at this moment.' : 'There is no such message.'}
      />
    </section>
  );
}

/** What is shown of a world, and how that changes. */
function useView(history: TraceHistory) {
  const { steps, shownSteps } = history;
  const notable = useMemo(() => outstanding(history), [history]);
  const [now, setNow] = useState(steps.length);
  const [picked, setPicked] = useState<Picked | undefined>(() => firstPicked(notable, history));
  const [queueArn, setQueueArn] = useState<string>();
  const [text, setText] = useState('');
  const messages = useMemo(() => shownMessages(history, now), [history, now]);
  const found = messages.filter((message) => (queueArn === undefined || message.queueArn === queueArn) && holds(message, text));
  const show = (what: Picked, step: number | undefined): void => {
    if (what.message !== undefined || what.call !== undefined) setPicked(what);
    if (step !== undefined) setNow(step);
  };
  return {
    notable,
    now,
    picked,
    setPicked,
    queueArn,
    setQueueArn,
    text,
    setText,
    messages,
    found,
    moveTo: (to: number): void => show({ message: shownSteps[to - 1]?.messageKey }, to),
    follow: ({ messageKey, callId, step }: Outstanding): void =>
      show(messageKey === undefined ? { call: callId } : { message: messageKey }, step),
    pickCall: ({ id, step }: ShownCall): void => show({ call: id }, step),
  };
}

interface DetailsProps {
  readonly history: TraceHistory;
  readonly picked: Picked | undefined;
  readonly messages: readonly ShownMessage[];
  readonly now: number;
  readonly onMove: (now: number) => void;
}

function Details({ history, picked, messages, now, onMove }: DetailsProps): JSX.Element {
  const call = picked?.call === undefined ? undefined : history.calls.find(({ id }) => id === picked.call);
  if (call !== undefined) return <CallDetail call={call} />;
  const key = picked?.message;
  const life = key === undefined ? undefined : history.lives.get(key);
  if (key === undefined || life === undefined) return <div class="list empty">Pick a message or a call to see all of it.</div>;
  const message = messages.find((candidate) => candidate.key === key) ?? shownMessages(history, life.turns[0]!.step)[0]!;
  return <MessageDetail message={message} facts={messageFacts(history, key)} life={lifeEvents(history, life)} now={now} onStep={onMove} />;
}

/** What a reader is shown first: what stands out, or else the newest message. */
function firstPicked([first]: readonly Outstanding[], { lives, calls }: TraceHistory): Picked | undefined {
  if (first?.messageKey !== undefined) return { message: first.messageKey };
  if (first?.callId !== undefined) return { call: first.callId };
  const newest = Array.from(lives.keys()).at(-1);
  if (newest !== undefined) return { message: newest };
  const call = calls.at(-1);
  return call && { call: call.id };
}

function holds({ body, id, attributes }: ShownMessage, text: string): boolean {
  if (text === '') return true;
  return `${body} ${id} ${attributes === undefined ? '' : JSON.stringify(attributes)}`.toLowerCase().includes(text.toLowerCase());
}

function foundInWords(found: number, all: number): string {
  return found === all ? plainCount(all, 'message') : `${found.toLocaleString('en')} of ${plainCount(all, 'message')}`;
}
