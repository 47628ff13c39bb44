import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog';
import { TextField } from './field';
import { useLive } from './use-live';

interface ConfirmDialogProps {
  readonly title: string;
  readonly label: string;
  /** What becomes of things, as a sentence. */
  readonly text: string;
  /** What is to be typed before it can be done. */
  readonly typed: string;
  readonly work: () => Promise<string>;
}

/** Something that cannot be undone: done only when its name is typed. */
export function ConfirmDialog({ title, label, text, typed, work }: ConfirmDialogProps): JSX.Element {
  const { act, open } = useLive();
  const [given, setGiven] = useState('');
  return (
    <Dialog
      title={title}
      submit={{ label, danger: true, disabled: given !== typed }}
      onSubmit={() => void act(work).then((done) => done && open(undefined))}
      onClose={() => open(undefined)}
    >
      <p>{text}</p>
      <TextField label={`Type ${typed} to confirm`} value={given} onChange={setGiven} autofocus />
    </Dialog>
  );
}
