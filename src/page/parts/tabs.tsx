import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface TabsProps<Name extends string> {
  readonly label: string;
  /** What each tab is called, by its name. */
  readonly tabs: Readonly<Record<Name, string>>;
  readonly picked: Name;
  readonly onPick: (name: Name) => void;
  readonly children: ComponentChildren;
}

/** Tabs, and what the picked one shows; left and right move between them. */
export function Tabs<Name extends string>({ label, tabs, picked, onPick, children }: TabsProps<Name>): JSX.Element {
  const id = useId();
  const names = Object.keys(tabs) as Name[];
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const next = names[(names.indexOf(picked) + by + names.length) % names.length]!;
    onPick(next);
    document.getElementById(`${id}-${next}`)?.focus();
  };
  return (
    <div class="tabs">
      <div class="tab-names" role="tablist" aria-label={label} onKeyDown={move}>
        {names.map((name) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={name === picked}
            aria-controls={`${id}-panel`}
            tabIndex={name === picked ? 0 : -1}
            onClick={() => onPick(name)}
          >
            {tabs[name]}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${picked}`}>
        {children}
      </div>
    </div>
  );
}
