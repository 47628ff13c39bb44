import { useLayoutEffect } from 'preact/hooks';
import type { QueueShape } from './shapes';
import type { Live } from './use-live';

/** Keys of the whole page; those of lists are theirs. */
export function useKeys(live: Live, queue: QueueShape | undefined, isDialogOpen: boolean): void {
  // Before the next key can come: what it does depends on what is shown.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (isDialogOpen || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) && event.key !== 'Escape') return;
      const work = keys(live, queue)[event.key];
      if (work === undefined) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function keys(live: Live, queue: QueueShape | undefined): Readonly<Record<string, () => void>> {
  const { client, act, open } = live;
  const advance = (by: string) => (): void => {
    void act(async () => void (await client.ask('POST', '/clock/advance', { by })));
  };
  const ofQueue = queue && { s: () => open({ kind: 'send', queue }), r: () => open({ kind: 'receive', queue }) };
  return {
    ...ofQueue,
    '/': () => focus(queue === undefined ? '#search-queues' : '#search-messages'),
    '?': () => open({ kind: 'help' }),
    f: () => open({ kind: 'faults' }),
    t: advance('30s'),
    T: advance('5m'),
    j: () => moveIn(queue, 'ArrowDown'),
    k: () => moveIn(queue, 'ArrowUp'),
    Enter: () => goIn(live, queue),
    Escape: () => goBack(live, queue),
  };
}

/** As an arrow does in the list that has the focus; in that of the queue, or of queues, where none has it. */
function moveIn(queue: QueueShape | undefined, key: string): void {
  const focused = document.activeElement?.closest<HTMLElement>('[role="listbox"]');
  press(focused ?? listOf(queue === undefined ? '.queue-list' : '.queue-panel'), key);
}

function press(list: HTMLElement | null, key: string): void {
  list?.focus();
  list?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}

function goIn({ place }: Live, queue: QueueShape | undefined): void {
  if (queue === undefined) return;
  if (place.message === undefined) press(listOf('.queue-panel'), 'Home');
  else focus('.message-panel');
}

function goBack({ place, go, nameOf }: Live, queue: QueueShape | undefined): void {
  if (isTyping(document.activeElement)) return (document.activeElement as HTMLElement).blur();
  if (queue === undefined) return;
  if (place.message === undefined) {
    go({});
    return focus('.queue-list [role="listbox"]');
  }
  go({ queue: nameOf(queue.arn) });
  focus('.queue-panel [role="listbox"]');
}

const listOf = (selector: string): HTMLElement | null => document.querySelector(`${selector} [role="listbox"]`);

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
