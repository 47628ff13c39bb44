import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { CallList } from '../parts/call-list';
import type { ShownCall } from '../parts/shown-call';
import { StepList, type NumberedStep } from '../parts/step-list';
import { Tabs } from '../parts/tabs';
import type { TraceHistory } from './trace-history';

/** A world beside another, and how to go there. */
export interface Beside {
  readonly history: TraceHistory;
  readonly show: () => void;
}

interface HappeningsProps {
  readonly history: TraceHistory;
  readonly beside: Beside | undefined;
  readonly difference: number | undefined;
  readonly now: number;
  /** What is searched for. */
  readonly text: string;
  readonly pickedCall: number | undefined;
  readonly onMove: (now: number) => void;
  readonly onPickCall: (call: ShownCall) => void;
}

/** What happened and which calls were made; what happened in another world is beside it. */
export function Happenings(props: HappeningsProps): JSX.Element {
  const { history, beside, difference, now, text, pickedCall, onMove, onPickCall } = props;
  const [tab, setTab] = useState<'events' | 'calls'>('events');
  const calls = history.calls.filter(({ action, summary, queueName = '', outcome, input }) =>
    has([action, summary, queueName, outcome, JSON.stringify(input)], text),
  );
  const tabs = { events: 'What happened', calls: `Calls (${history.calls.length.toLocaleString('en')})` };
  return (
    <section class="panel pane happened" aria-label="What happened">
      <Tabs label="What happened" tabs={tabs} picked={tab} onPick={setTab}>
        {tab === 'calls' && <CallList calls={calls} picked={pickedCall} onPick={onPickCall} empty="There is no such call." />}
        {tab === 'events' && (
          <div class="days">
            <Day history={history} titled={beside !== undefined} text={text} now={now} onMove={onMove} mark={difference} />
            {beside !== undefined && (
              <Day history={beside.history} titled text={text} now={Infinity} onMove={beside.show} mark={difference} />
            )}
          </div>
        )}
      </Tabs>
    </section>
  );
}

interface DayProps {
  readonly history: TraceHistory;
  readonly titled: boolean;
  readonly text: string;
  readonly now: number;
  readonly mark: number | undefined;
  readonly onMove: (now: number) => void;
}

/** What happened in one world. */
function Day({ history, titled, text, now, mark, onMove }: DayProps): JSX.Element {
  const { name } = history.world;
  const steps = numbered(history).filter(({ step }) => has([step.text, step.about], text));
  return (
    <div class="day">
      {titled && <h3>{name}</h3>}
      <StepList label={titled ? name : 'What happened'} {...{ steps, now, onMove, mark }} empty="Nothing has this text." />
    </div>
  );
}

function numbered({ shownSteps }: TraceHistory): NumberedStep[] {
  return shownSteps.map((step, index) => ({ number: index + 1, step }));
}

function has(texts: readonly string[], text: string): boolean {
  return text === '' || texts.some((part) => part.toLowerCase().includes(text.toLowerCase()));
}
