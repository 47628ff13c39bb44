import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog';
import { TextField } from './field';
import type { QueueShape } from './shapes';
import { useLive } from './use-live';

interface Received {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
}

const ONE = { most: '1', timeout: '', wait: '0' };

/** Receives messages as a consumer does: they are in flight then, and count as received. */
export function ReceiveDialog({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { client, act, open, handles, go, nameOf } = useLive();
  const [asked, setAsked] = useState(ONE);
  const set = (name: keyof typeof asked) => (value: string) => setAsked({ ...asked, [name]: value });
  const receive = async (): Promise<string> => {
    const input = { QueueUrl: queue.url, ...inputOf(asked) };
    const { Messages = [] } = await client.call<{ readonly Messages?: readonly Received[] }>('ReceiveMessage', input);
    for (const { MessageId, ReceiptHandle } of Messages) handles.set(MessageId, ReceiptHandle);
    const [first] = Messages;
    if (first === undefined) return 'No message came: none is visible.';
    go({ queue: nameOf(queue.arn), message: first.MessageId });
    return Messages.length === 1 ? 'One message was received.' : `${Messages.length} messages were received.`;
  };
  return (
    <Dialog
      title={`Receive from ${queue.name}`}
      submit={{ label: 'Receive' }}
      onSubmit={() => void act(receive).then((done) => done && open(undefined))}
      onClose={() => open(undefined)}
    >
      <p class="hint">
        To look at messages you need not receive them: click them. A message that is received is in flight, as with any consumer.
      </p>
      <div class="fields">
        <TextField label="At most" type="number" value={asked.most} onChange={set('most')} hint="1 to 10" autofocus />
        <TextField
          label="Visibility timeout"
          type="number"
          value={asked.timeout}
          onChange={set('timeout')}
          hint={`seconds; the queue's is ${queue.attributes['VisibilityTimeout'] ?? '30'}`}
        />
        <TextField label="Wait" type="number" value={asked.wait} onChange={set('wait')} hint="seconds, 0 to 20" />
      </div>
    </Dialog>
  );
}

function inputOf({ most, timeout, wait }: typeof ONE): object {
  return {
    MaxNumberOfMessages: Number(most),
    WaitTimeSeconds: Number(wait),
    ...(timeout !== '' && { VisibilityTimeout: Number(timeout) }),
  };
}
