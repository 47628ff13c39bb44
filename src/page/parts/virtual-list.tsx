import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useState } from 'preact/hooks';
import { classNames } from './class-names';

interface VirtualListProps<Item> {
  /** What the list is of, for those who do not see it. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  readonly row: (item: Item) => ComponentChildren;
  /** Key of the item that is picked. */
  readonly picked: string | number | undefined;
  readonly onPick: (item: Item) => void;
  /** Height of each row in pixels. */
  readonly rowHeight: number;
  /** Shown when there is no item. */
  readonly empty: ComponentChildren;
}

/** Rows beyond the edges, so that fast scrolling shows no gaps. */
const MARGIN = 8;

/** A list of which only the rows are there that are seen: 100,000 are no more work than ten. Arrow keys, Page, Home and End move in it. */
export function VirtualList<Item>(props: VirtualListProps<Item>): JSX.Element {
  const { items, keyOf, row, picked, onPick, rowHeight, label } = props;
  const [box, setBox] = useState<HTMLElement | null>(null);
  const id = useId();
  const seen = useSeenPart(box);
  const at = picked === undefined ? -1 : items.findIndex((item) => keyOf(item) === picked);
  useScrollTo(box, at, rowHeight);
  if (items.length === 0) return <div class="list empty">{props.empty}</div>;
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - MARGIN);
  const last = Math.min(items.length, Math.ceil((seen.top + seen.height) / rowHeight) + MARGIN);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = moved(event.key, at, { count: items.length, page: Math.max(1, Math.floor(seen.height / rowHeight) - 1) });
    if (next === undefined) return;
    event.preventDefault();
    onPick(items[next]!);
  };
  const active = at >= first && at < last ? { 'aria-activedescendant': `${id}-${at}` } : {};
  return (
    <div ref={setBox} class="list" role="listbox" aria-label={label} tabIndex={0} onKeyDown={onKeyDown} {...active}>
      <div class="rows" role="presentation" style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, offset) => (
          <Row
            key={keyOf(item)}
            id={`${id}-${first + offset}`}
            index={first + offset}
            count={items.length}
            picked={first + offset === at}
            height={rowHeight}
            onPick={() => onPick(item)}
          >
            {row(item)}
          </Row>
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly picked: boolean;
  readonly height: number;
  readonly onPick: () => void;
  readonly children: ComponentChildren;
}

function Row({ id, index, count, picked, height, onPick, children }: RowProps): JSX.Element {
  return (
    <div
      id={id}
      role="option"
      aria-selected={picked}
      aria-posinset={index + 1}
      aria-setsize={count}
      class={classNames('row', picked && 'picked')}
      style={{ top: `${index * height}px`, height: `${height}px` }}
      onClick={onPick}
    >
      {children}
    </div>
  );
}

function moved(key: string, at: number, { count, page }: { readonly count: number; readonly page: number }): number | undefined {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : Math.min(count - 1, Math.max(0, at + step));
}

/** Which part of its content a box shows. */
function useSeenPart(box: HTMLElement | null): { readonly top: number; readonly height: number } {
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    if (box === null) return undefined;
    const look = (): void => setSeen({ top: box.scrollTop, height: box.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(box);
    box.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', look);
    };
  }, [box]);
  return seen;
}

/** Brings a row that is picked into sight. */
function useScrollTo(box: HTMLElement | null, index: number, rowHeight: number): void {
  useEffect(() => {
    if (box === null || index < 0) return;
    const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [box, index, rowHeight]);
}
