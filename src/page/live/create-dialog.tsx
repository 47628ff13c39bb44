import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from './dialog';
import { TextField } from './field';
import { useLive } from './use-live';

const NOTHING = { name: '', timeout: '', deadLetterQueue: '', maxReceiveCount: '3' };

/** Creates a queue, with a dead-letter queue if one is named. */
export function CreateDialog(): JSX.Element {
  const { client, act, open, go } = useLive();
  const [given, setGiven] = useState(NOTHING);
  const set = (name: keyof typeof given) => (value: string) => setGiven({ ...given, [name]: value });
  const { name, timeout, deadLetterQueue, maxReceiveCount } = given;
  const create = async (): Promise<string> => {
    await client.ask('POST', '/queues', definitionOf(given));
    go({ queue: name });
    return `The queue ${name} was created.`;
  };
  return (
    <Dialog
      title="Create a queue"
      submit={{ label: 'Create', disabled: name === '' }}
      onSubmit={() => void act(create).then((done) => done && open(undefined))}
      onClose={() => open(undefined)}
    >
      <TextField
        label="Name"
        value={name}
        onChange={set('name')}
        placeholder="orders"
        hint="one that ends in .fifo is a FIFO queue"
        required
        autofocus
      />
      <TextField label="Visibility timeout" type="number" value={timeout} onChange={set('timeout')} hint="seconds; 30 where it is empty" />
      <div class="fields">
        <TextField
          label="Dead-letter queue"
          value={deadLetterQueue}
          onChange={set('deadLetterQueue')}
          placeholder={name === '' ? 'orders-dlq' : name.replace(/(\.fifo)?$/, '-dlq$1')}
          hint="created where it does not exist"
        />
        <TextField label="after receives" type="number" value={maxReceiveCount} onChange={set('maxReceiveCount')} />
      </div>
    </Dialog>
  );
}

function definitionOf({ name, timeout, deadLetterQueue, maxReceiveCount }: typeof NOTHING): object {
  return {
    name,
    attributes: { ...(timeout !== '' && { VisibilityTimeout: timeout }), ...(name.endsWith('.fifo') && { FifoQueue: 'true' }) },
    ...(deadLetterQueue !== '' && { deadLetterQueue, maxReceiveCount: Number(maxReceiveCount) }),
  };
}
