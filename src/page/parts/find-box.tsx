import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface FindBoxProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What was found, in words: `3 of 12 messages`. */
  readonly found: string;
}

/** Finds by text; the key / goes there. */
export function FindBox({ value, onChange, found }: FindBoxProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const inField = event.target instanceof HTMLElement && /^(?:input|textarea|select)$/i.test(event.target.tagName);
      const typesText = inField && !(event.target instanceof HTMLInputElement && event.target.type === 'range');
      if (event.key !== '/' || typesText || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <div class="find" role="search">
      <input
        ref={input}
        type="search"
        aria-label="Find by text"
        placeholder="Find by text  ( / )"
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <span class="found" role="status">
        {found}
      </span>
    </div>
  );
}
