import type { JSX } from 'preact';
import type { MessageShape, QueueShape } from './shapes';
import { queuePath, useLive } from './use-live';

interface MessageDoingsProps {
  readonly queue: QueueShape;
  readonly message: MessageShape;
}

/** What can be done with a message: as its consumer where this page has received it, and otherwise from outside. */
export function MessageDoings({ queue, message }: MessageDoingsProps): JSX.Element {
  const { client, act, handles, nameOf } = useLive();
  const handle = message.state === 'inFlight' ? handles.get(message.id) : undefined;
  const path = queuePath(queue, `/messages/${encodeURIComponent(message.id)}`);
  const remove = async (): Promise<string> => {
    await client.ask('DELETE', path);
    return 'The message was deleted.';
  };
  const hide = (VisibilityTimeout: number) => async (): Promise<string> => {
    await client.call('ChangeMessageVisibility', { QueueUrl: queue.url, ReceiptHandle: handle, VisibilityTimeout });
    return VisibilityTimeout === 0 ? 'The message is visible again.' : `The message is hidden for ${VisibilityTimeout} s from now.`;
  };
  const redrive = async (): Promise<string> => {
    await client.ask('POST', `${path}/redrive`, {});
    return `The message went back to ${nameOf(message.deadLetterSourceArn!)}.`;
  };
  return (
    <div class="doings">
      <Doing label="Delete" onClick={() => act(remove)} />
      {message.deadLetterSourceArn !== null && (
        <Doing label={`Redrive to ${nameOf(message.deadLetterSourceArn)}`} onClick={() => act(redrive)} />
      )}
      {handle !== undefined && <Doing label="Make visible" onClick={() => act(hide(0))} />}
      {handle !== undefined && <Doing label="Hide 60 s" onClick={() => act(hide(60))} />}
    </div>
  );
}

function Doing({ label, onClick }: { readonly label: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button type="button" onClick={onClick}>
      {label}
    </button>
  );
}
