import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { classNames } from './class-names';
import { timelineMarks } from './timeline-marks';
import type { ShownStep } from './shown-step';

interface TimelineProps {
  readonly steps: readonly ShownStep[];
  /** How many of the steps have happened: 0 is before the first. */
  readonly now: number;
  readonly onMove: (now: number) => void;
  /** A step to be marked: where this world and another begin to differ. */
  readonly mark?: number | undefined;
}

/** A slider through time, a step for each thing that happened. Arrow keys, Page, Home and End move it. */
export function Timeline(props: TimelineProps): JSX.Element {
  return (
    <section class="timeline" aria-label="Timeline">
      <Controls {...props} />
      <Track {...props} />
    </section>
  );
}

function Controls({ steps, now, onMove, mark }: TimelineProps): JSX.Element {
  const step = steps[now - 1];
  const go = (to: number) => () => onMove(Math.min(steps.length, Math.max(0, to)));
  return (
    <div class="controls">
      <MoveButton label="To the beginning" sign="«" onClick={go(0)} />
      <MoveButton label="One step back" sign="‹" onClick={go(now - 1)} />
      <MoveButton label="One step on" sign="›" onClick={go(now + 1)} />
      <MoveButton label="To the end" sign="»" onClick={go(steps.length)} />
      <p class="present">
        <b class="when">{step?.when ?? 'beginning'}</b> <span class={`tone-${step?.tone ?? 'other'}`}>{step?.text}</span>{' '}
        <span class="about">{step?.about}</span>
      </p>
      {mark !== undefined && (
        <button type="button" class="small" onClick={go(mark)}>
          first difference
        </button>
      )}
      <span class="step-number">
        step {now.toLocaleString('en')} of {steps.length.toLocaleString('en')}
      </span>
    </div>
  );
}

function Track({ steps, now, onMove }: TimelineProps): JSX.Element {
  const marks = useMemo(() => timelineMarks(steps), [steps]);
  const step = steps[now - 1];
  const told = step === undefined ? 'before anything happened' : `${step.when} ${step.text} ${step.about}`;
  return (
    <div class="track">
      <svg class="marks" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
        {marks.ticks.map(({ at, tone }) => (
          <rect key={at} class={`tone-${tone}`} x={at * 1000 - 1.5} y="2" width="3" height="16" rx="1" />
        ))}
      </svg>
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={told}
        min={0}
        max={steps.length}
        step={1}
        value={now}
        onInput={({ currentTarget }) => onMove(Number(currentTarget.value))}
      />
      <div class="moments" aria-hidden="true">
        {marks.moments.map(({ at, when, sparse }) => (
          <span key={at} class={classNames(!sparse && 'dense')} style={{ left: `${at * 100}%` }}>
            {when}
          </span>
        ))}
      </div>
    </div>
  );
}

function MoveButton({
  label,
  sign,
  onClick,
}: {
  readonly label: string;
  readonly sign: string;
  readonly onClick: () => void;
}): JSX.Element {
  return (
    <button type="button" class="move" aria-label={label} title={label} onClick={onClick}>
      {sign}
    </button>
  );
}
