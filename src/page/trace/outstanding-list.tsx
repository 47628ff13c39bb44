import type { JSX } from 'preact';
import type { Outstanding } from './outstanding';

interface OutstandingListProps {
  readonly items: readonly Outstanding[];
  readonly onPick: (item: Outstanding) => void;
}

/** What stands out, each thing leading to where it can be seen. */
export function OutstandingList({ items, onPick }: OutstandingListProps): JSX.Element {
  if (items.length === 0) return <p class="panel notice good">Nothing stands out: every message was deleted, and no call failed.</p>;
  return (
    <section class="panel outstanding" aria-label="What stands out">
      <h2>What stands out</h2>
      <ul>
        {items.map((item, index) => (
          <li key={index} class={`tone-${item.tone}`}>
            <button type="button" class="plain" onClick={() => onPick(item)}>
              <span class="what">{item.text}</span> <span class="body">{item.detail}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
