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

/** What happened and which calls were made; beside another world, what happened there. */
export function Happenings(props: HappeningsProps): JSX.Element {
  const { history, beside, now, text, pickedCall, onMove, onPickCall } = props;
  const [tab, setTab] = useState<'events' | 'calls' | 'other'>('events');
  const steps = numbered(history).filter(({ step }) => has([step.text, step.about], text));
  const calls = history.calls.filter(({ action, summary, queueName = '', outcome, input }) =>
    has([action, summary, queueName, outcome, JSON.stringify(input)], text),
  );
  const tabs = { events: 'What happened', calls: `Calls (${history.calls.length.toLocaleString('en')})` };
  return (
    <section class="panel pane happened" aria-label="What happened">
      <Tabs
        label="What happened"
        tabs={beside === undefined ? (tabs as typeof tabs & { other: string }) : { ...tabs, other: beside.history.world.name }}
        picked={tab}
        onPick={setTab}
      >
        {tab === 'events' && <StepList steps={steps} now={now} onMove={onMove} mark={props.difference} empty="Nothing has this text." />}
        {tab === 'calls' && <CallList calls={calls} picked={pickedCall} onPick={onPickCall} empty="There is no such call." />}
        {tab === 'other' && beside !== undefined && (
          <StepList steps={numbered(beside.history)} now={now} onMove={beside.show} mark={props.difference} empty="" />
        )}
      </Tabs>
    </section>
  );
}

function numbered({ shownSteps }: TraceHistory): NumberedStep[] {
  return shownSteps.map((step, index) => ({ number: index + 1, step }));
}

function has(texts: readonly string[], text: string): boolean {
  return text === '' || texts.some((part) => part.toLowerCase().includes(text.toLowerCase()));
}
