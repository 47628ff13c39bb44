import type { ComponentChildren, JSX, RefObject } from 'preact';
import { useLayoutEffect, useId, useRef } from 'preact/hooks';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Called when its form is sent; without it there is nothing to send. */
  readonly onSubmit?: (() => void) | undefined;
  readonly submit?: { readonly label: string; readonly danger?: boolean; readonly disabled?: boolean } | undefined;
  readonly children: ComponentChildren;
  /** What leaves it is called. Default: `Cancel`, or `Close` where there is nothing to send. */
  readonly leave?: string;
}

/** Something that is done before anything else: Escape, or a click beside it, leaves it. */
export function Dialog({
  title,
  onClose,
  onSubmit,
  submit,
  children,
  leave = submit === undefined ? 'Close' : 'Cancel',
}: DialogProps): JSX.Element {
  const dialog = useModal();
  const id = useId();
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => (event.preventDefault(), onClose())}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <form onSubmit={send}>
        <Title id={id} title={title} onClose={onClose} />
        <div class="content">{children}</div>
        <footer>
          <button type="button" onClick={onClose}>
            {leave}
          </button>
          {submit !== undefined && (
            <button type="submit" class={submit.danger === true ? 'danger' : 'primary'} disabled={submit.disabled === true}>
              {submit.label}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}

function Title({ id, title, onClose }: Pick<DialogProps, 'title' | 'onClose'> & { readonly id: string }): JSX.Element {
  return (
    <header>
      <h2 id={id}>{title}</h2>
      <button type="button" class="plain close" aria-label="Close" onClick={onClose}>
        ✕
      </button>
    </header>
  );
}

/** Above everything else while it is there; then what had the focus gets it back. */
function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current!;
    element.showModal();
    return () => element.close();
  }, []);
  return dialog;
}
