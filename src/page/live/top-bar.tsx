import type { JSX } from 'preact';
import { ThemeToggle } from '../parts/theme-toggle';
import { ClockControl } from './clock-control';
import type { LinkState } from './journal-feed';
import { useLive } from './use-live';

const LINKS: Readonly<Record<LinkState, string>> = {
  connecting: 'connecting …',
  live: 'live',
  lost: 'connection lost, trying again',
  refused: 'not let in',
  denied: 'not let in',
};

/** Where one is, what time it is, and what is switched on. */
export function TopBar(): JSX.Element {
  const { state, open, go } = useLive();
  const { faults, link } = state;
  return (
    <header class="top-bar">
      <button type="button" class="plain brand" title="All queues" onClick={() => go({})}>
        msw-sqs
      </button>
      <span class={`link-state is-${link}`} role="status">
        {LINKS[link]}
      </span>
      <ClockControl />
      <div class="doings">
        <button
          type="button"
          class={faults.length > 0 ? 'alarm' : ''}
          title="What SQS does to the calls  ( f )"
          onClick={() => open({ kind: 'faults' })}
        >
          {faults.length === 0 ? 'Faults' : faults.length === 1 ? '1 fault on' : `${faults.length} faults on`}
        </button>
        <button type="button" title="Drop messages, journal, faults and time travel" onClick={() => open({ kind: 'reset' })}>
          Reset
        </button>
        <ThemeToggle />
        <button type="button" class="small keys-button" aria-label="Keys" title="Keys  ( ? )" onClick={() => open({ kind: 'help' })}>
          ?
        </button>
      </div>
    </header>
  );
}
