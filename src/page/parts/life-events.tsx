import type { JSX } from 'preact';
import { classNames } from './class-names';
import type { LifeEvent } from './shown-message';

interface LifeEventsProps {
  readonly events: readonly LifeEvent[];
  readonly onStep?: ((step: number) => void) | undefined;
  readonly now?: number | undefined;
}

/** What happened to a message, each thing with its moment. */
export function LifeEvents({ events, onStep, now }: LifeEventsProps): JSX.Element {
  return (
    <ol class="life">
      {events.map(({ when, text, tone, step }, index) => {
        const isLater = step !== undefined && now !== undefined && step > now;
        const content = (
          <>
            <span class="when">{when}</span> <span class="what">{text}</span>
          </>
        );
        return (
          <li key={index} class={classNames(`tone-${tone}`, isLater && 'later', step === now && step !== undefined && 'now')}>
            {step === undefined || onStep === undefined ? content : <StepButton onClick={() => onStep(step)}>{content}</StepButton>}
          </li>
        );
      })}
    </ol>
  );
}

function StepButton({ onClick, children }: { readonly onClick: () => void; readonly children: JSX.Element }): JSX.Element {
  return (
    <button type="button" class="plain" title="Go to this moment" onClick={onClick}>
      {children}
    </button>
  );
}
