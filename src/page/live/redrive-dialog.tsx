import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, choicesOf } from './choice';
import { Dialog } from './dialog';
import { Field, TextField } from './field';
import type { QueueShape } from './shapes';
import { queuePath, useLive } from './use-live';

/** Moves the messages of a queue to where they came from, or elsewhere. */
export function RedriveDialog({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { client, act, open, state, nameOf } = useLive();
  const [to, setTo] = useState('');
  const [pace, setPace] = useState('');
  const others = (state.queues ?? []).filter(({ arn, fifo }) => arn !== queue.arn && fifo === queue.fifo);
  const redrive = async (): Promise<string> => {
    const body = { ...(to !== '' && { to }), ...(pace !== '' && { messagesPerSecond: Number(pace) }) };
    await client.ask('POST', queuePath(queue, '/redrive'), body);
    return 'The move task has begun: see "Move tasks".';
  };
  return (
    <Dialog
      title={`Redrive ${queue.name}`}
      submit={{ label: 'Redrive' }}
      onSubmit={() => void act(redrive).then((done) => done && open(undefined))}
      onClose={() => open(undefined)}
    >
      <p class="hint">Visible messages are moved. One message alone is moved from its own panel.</p>
      <Field label="To">
        <Choice label="To" choices={choicesOf(others, nameOf, 'where each message came from')} picked={to} onPick={setTo} />
      </Field>
      <TextField
        label="At most so many a second"
        type="number"
        value={pace}
        onChange={setPace}
        hint="1 to 500; as fast as possible where it is empty"
      />
    </Dialog>
  );
}
