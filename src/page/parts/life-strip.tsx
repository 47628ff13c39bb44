import type { JSX } from 'preact';
import type { LifeStretch } from './shown-message';

interface LifeStripProps {
  readonly stretches: readonly LifeStretch[];
  /** The present moment: from 0 to 1. */
  readonly now: number | undefined;
}

/** A message's life as a coloured strip; what it says is told in words beside it. */
export function LifeStrip({ stretches, now }: LifeStripProps): JSX.Element {
  return (
    <span class="strip" aria-hidden="true">
      {stretches.map(({ from, to, state, dead }) => (
        <span
          key={from}
          class={`stretch of-${dead ? 'dead' : state}`}
          style={{ left: `${from * 100}%`, width: `max(${(to - from) * 100}%, 2px)` }}
        />
      ))}
      {now !== undefined && <span class="strip-now" style={{ left: `${now * 100}%` }} />}
    </span>
  );
}
