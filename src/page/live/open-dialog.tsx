import type { JSX } from 'preact';
import { ConfirmDialog } from './confirm-dialog';
import { CreateDialog } from './create-dialog';
import { FaultsDialog } from './faults-dialog';
import { HelpDialog } from './help-dialog';
import { ReceiveDialog } from './receive-dialog';
import { RedriveDialog } from './redrive-dialog';
import { SendDialog } from './send-dialog';
import type { QueueShape } from './shapes';
import { queuePath, useLive, type OpenDialog as Opened } from './use-live';

/** What is open above the page. */
export function OpenDialog({ dialog }: { readonly dialog: Opened }): JSX.Element {
  switch (dialog.kind) {
    case 'send':
      return <SendDialog queue={dialog.queue} />;
    case 'receive':
      return <ReceiveDialog queue={dialog.queue} />;
    case 'redrive':
      return <RedriveDialog queue={dialog.queue} />;
    case 'purge':
      return <PurgeDialog queue={dialog.queue} />;
    case 'deleteQueue':
      return <DeleteQueueDialog queue={dialog.queue} />;
    case 'create':
      return <CreateDialog />;
    case 'faults':
      return <FaultsDialog />;
    case 'help':
      return <HelpDialog />;
    case 'reset':
      return <ResetDialog />;
  }
}

function PurgeDialog({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { client } = useLive();
  const work = async (): Promise<string> => {
    const { deleted } = await client.ask<{ readonly deleted: number }>('DELETE', queuePath(queue, '/messages'));
    return deleted === 1 ? 'One message was deleted.' : `${deleted.toLocaleString('en')} messages were deleted.`;
  };
  const text = 'All messages of this queue are deleted, also those with a consumer.';
  return <ConfirmDialog title={`Purge ${queue.name}`} label="Purge" text={text} typed={queue.name} work={work} />;
}

function DeleteQueueDialog({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { client, go } = useLive();
  const work = async (): Promise<string> => {
    await client.ask('DELETE', queuePath(queue));
    go({});
    return `The queue ${queue.name} was deleted.`;
  };
  const text = 'The queue and all of its messages are deleted.';
  return <ConfirmDialog title={`Delete ${queue.name}`} label="Delete" text={text} typed={queue.name} work={work} />;
}

function ResetDialog(): JSX.Element {
  const { client } = useLive();
  const work = async (): Promise<string> => {
    await client.ask('POST', '/reset');
    return 'All queues are empty, and time is back.';
  };
  const text = 'All messages, the journal and the faults are dropped, and time goes back to where it was. The queues stay.';
  return <ConfirmDialog title="Reset" label="Reset" text={text} typed="reset" work={work} />;
}
