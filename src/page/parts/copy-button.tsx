import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** Puts a text on the clipboard. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }): JSX.Element {
  const [copied, setCopied] = useState<string>();
  const copy = (): void => {
    // A page that was opened from disk may have no clipboard.
    void navigator.clipboard?.writeText(text).then(() => setCopied(text));
  };
  return (
    <button type="button" class="small" aria-label={`Copy ${what}`} onClick={copy}>
      {copied === text ? 'copied' : 'copy'}
    </button>
  );
}
