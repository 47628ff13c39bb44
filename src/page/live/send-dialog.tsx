import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { AttributeRows } from './attribute-rows';
import { Dialog } from './dialog';
import { Field, TextField } from './field';
import { messageOf, NO_DRAFT, type MessageDraft } from './message-draft';
import type { QueueShape } from './shapes';
import { queuePath, useLive } from './use-live';

/** Sends a message, with all that may go with it. */
export function SendDialog({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { client, act, open } = useLive();
  const [draft, setDraft] = useState<MessageDraft>({ ...NO_DRAFT, group: queue.fifo ? 'default' : '' });
  const change = (part: Partial<MessageDraft>): void => setDraft({ ...draft, ...part });
  const copies = Math.max(1, Number(draft.copies) || 1);
  const send = async (): Promise<string> => {
    for (let copy = 1; copy <= copies; copy++)
      await client.ask('POST', queuePath(queue, '/messages'), messageOf(draft, copies > 1 ? copy : undefined));
    return copies === 1 ? 'The message was sent.' : `${copies} messages were sent.`;
  };
  return (
    <Dialog
      title={`Send to ${queue.name}`}
      submit={{ label: 'Send' }}
      onSubmit={() => void act(send).then((done) => done && open(undefined))}
      onClose={() => open(undefined)}
    >
      <Field label="Body" hint={bodyHint(draft.body)}>
        <textarea
          rows={7}
          spellcheck={false}
          autofocus
          value={draft.body}
          onInput={({ currentTarget }) => change({ body: currentTarget.value })}
        />
      </Field>
      <Further queue={queue} draft={draft} onChange={change} />
      <AttributeRows rows={draft.attributes} onChange={(attributes) => change({ attributes })} />
    </Dialog>
  );
}

interface FurtherProps {
  readonly queue: QueueShape;
  readonly draft: MessageDraft;
  readonly onChange: (part: Partial<MessageDraft>) => void;
}

/** What goes with a message on queues of this kind. */
function Further({ queue, draft, onChange }: FurtherProps): JSX.Element {
  const { fifo, attributes } = queue;
  const goesByContent = attributes['ContentBasedDeduplication'] === 'true';
  return (
    <div class="fields">
      <TextField
        label="Message group"
        value={draft.group}
        onChange={(group) => onChange({ group })}
        required={fifo}
        hint={fifo ? 'kept in order' : 'for fair queues'}
      />
      {fifo ? (
        <TextField
          label="Deduplication id"
          value={draft.deduplication}
          onChange={(deduplication) => onChange({ deduplication })}
          hint={goesByContent ? 'the body decides where it is empty' : 'needed: this queue does not go by content'}
          required={!goesByContent}
        />
      ) : (
        <TextField
          label="Delay, in seconds"
          type="number"
          value={draft.delay}
          onChange={(delay) => onChange({ delay })}
          hint={`0 to 900; the queue's is ${attributes['DelaySeconds'] ?? '0'}`}
        />
      )}
      <TextField label="How many" type="number" value={draft.copies} onChange={(copies) => onChange({ copies })} />
    </div>
  );
}

function bodyHint(body: string): string {
  if (body === '') return 'text, or JSON';
  try {
    JSON.parse(body);
    return 'is JSON';
  } catch {
    return /^\s*[[{]/.test(body) ? 'is not valid JSON: it is sent as text' : 'is sent as text';
  }
}
