import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, choicesOf, Switch } from './choice';
import { Dialog } from './dialog';
import { FAULT_KINDS } from './fault-kinds';
import { Field, TextField } from './field';
import type { FaultShape } from './shapes';
import { useLive } from './use-live';

const FAULT_CHOICES = Object.fromEntries(FAULT_KINDS.map(({ name, text }) => [name, `${name}: ${text}`]));

/** What SQS does to the calls: switched on and off. */
export function FaultsDialog(): JSX.Element {
  const { client, act, open, state } = useLive();
  const [fault, setFault] = useState(FAULT_KINDS[0]!.name);
  const [queue, setQueue] = useState('');
  const [percent, setPercent] = useState('100');
  const [isOnce, setOnce] = useState(false);
  const use = async (): Promise<string> => {
    const options = { ...(queue !== '' && { queue }), ...(percent !== '100' && { probability: Number(percent) / 100 }) };
    await client.ask('POST', '/faults', { fault, ...(fault !== 'badDay' && options), ...(isOnce && { once: true }) });
    return `${fault} is on.`;
  };
  return (
    <Dialog title="Faults" submit={{ label: 'Switch on' }} onSubmit={() => void act(use)} onClose={() => open(undefined)} leave="Close">
      <p class="hint">What SQS and the network may do to your program on a bad day. Each shows in the journal when it happens.</p>
      <InForce faults={state.faults} />
      <Field label="Fault">
        <Choice label="Fault" choices={FAULT_CHOICES} picked={fault} onPick={setFault} />
      </Field>
      <div class="fields">
        {fault !== 'badDay' && <QueueField queue={queue} onChange={setQueue} />}
        {fault !== 'badDay' && <TextField label="How likely, in percent" type="number" value={percent} onChange={setPercent} />}
        <Switch label="only once" on={isOnce} onChange={() => setOnce(!isOnce)} />
      </div>
    </Dialog>
  );
}

function QueueField({ queue, onChange }: { readonly queue: string; readonly onChange: (arn: string) => void }): JSX.Element {
  const { state, nameOf } = useLive();
  return (
    <Field label="Queue">
      <Choice label="Queue" choices={choicesOf(state.queues ?? [], nameOf, 'every queue')} picked={queue} onPick={onChange} />
    </Field>
  );
}

function InForce({ faults }: { readonly faults: readonly FaultShape[] }): JSX.Element {
  const { client, act, nameOf } = useLive();
  const off = (path: string, told: string) => (): void => {
    void act(async () => {
      await client.ask('DELETE', path);
      return told;
    });
  };
  if (faults.length === 0) return <p>No fault is on.</p>;
  return (
    <ul class="faults" aria-label="Faults that are on">
      {faults.map(({ id, fault, queue, probability, times }) => (
        <li key={id}>
          <b>{fault}</b>
          <span>{queue === null ? 'every queue' : nameOf(queue)}</span>
          {probability < 1 && <span>{Math.round(probability * 100)} %</span>}
          <span>happened {times}×</span>
          <button type="button" class="small" onClick={off(`/faults/${id}`, `${fault} is off.`)}>
            Switch off
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="small" onClick={off('/faults', 'All faults are off.')}>
          Switch all off
        </button>
      </li>
    </ul>
  );
}
