import type { JSX } from 'preact';
import type { MoveTaskShape, QueueShape } from './shapes';
import { useAnswer } from './use-answer';
import { queuePath, useLive } from './use-live';

/** The move tasks of a queue, and how far they are. */
export function MoveTasksTab({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const { open, state } = useLive();
  const { answer, error } = useAnswer<{ readonly tasks: readonly MoveTaskShape[] }>(queuePath(queue, '/move-tasks'), state.revision);
  const tasks = answer?.tasks ?? [];
  return (
    <div class="scrolled">
      <p class="hint">
        A move task empties a queue into another one: dead letters go back to where they came from.{' '}
        <button type="button" class="link" onClick={() => open({ kind: 'redrive', queue })}>
          Start one
        </button>
      </p>
      {error !== undefined && <p class="problem">{error}</p>}
      <ul class="tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            <MoveTask task={task} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function MoveTask({ task }: { readonly task: MoveTaskShape }): JSX.Element {
  const { client, act, nameOf } = useLive();
  const { id, status, moved, toMove, destinationArn, messagesPerSecond, failureReason } = task;
  const cancel = (): void => {
    void act(async () => {
      await client.ask('DELETE', `/move-tasks/${encodeURIComponent(id)}`);
      return 'The move task is being cancelled.';
    });
  };
  return (
    <div class="task">
      <span>
        <b>{status.toLowerCase()}</b> to {destinationArn === null ? 'where each message came from' : nameOf(destinationArn)}
        {messagesPerSecond !== null && `, ${messagesPerSecond} a second`}
      </span>
      <progress max={Math.max(1, toMove)} value={moved} aria-label="Moved messages" />
      <span>
        {moved.toLocaleString('en')} of {toMove.toLocaleString('en')} moved
      </span>
      {status === 'RUNNING' && (
        <button type="button" class="small" onClick={cancel}>
          Cancel
        </button>
      )}
      {failureReason !== null && <span class="problem">{failureReason}</span>}
    </div>
  );
}
