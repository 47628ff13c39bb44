import type { JSX } from 'preact';
import { classNames } from './class-names';
import type { ShownStep } from './shown-step';
import { VirtualList } from './virtual-list';

/** A step, and which one of all it is: they may have been searched. */
export interface NumberedStep {
  /** 1 is the first. */
  readonly number: number;
  readonly step: ShownStep;
}

interface StepListProps {
  readonly label: string;
  readonly steps: readonly NumberedStep[];
  /** How many of all steps have happened. */
  readonly now: number;
  readonly onMove: (now: number) => void;
  readonly empty: string;
  /** A step to be marked. */
  readonly mark?: number | undefined;
}

const ROW_HEIGHT = 50;

/** What happened, oldest first; picking something goes to that moment. */
export function StepList({ label, steps, now, onMove, empty, mark }: StepListProps): JSX.Element {
  const row = ({ number, step: { when, text, about, tone } }: NumberedStep): JSX.Element => (
    <div class={classNames('step-row', `tone-${tone}`, number > now && 'later', number === mark && 'marked')}>
      <span class="when">{when}</span>
      <span class="what">{text}</span>
      <span class="body">{about}</span>
    </div>
  );
  return (
    <VirtualList
      label={label}
      items={steps}
      keyOf={({ number }) => number}
      row={row}
      picked={now}
      onPick={({ number }) => onMove(number)}
      rowHeight={ROW_HEIGHT}
      empty={empty}
    />
  );
}
