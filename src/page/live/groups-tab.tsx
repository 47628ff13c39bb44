import type { JSX } from 'preact';
import { durationInWords } from '../../words/duration-in-words';
import { classNames } from '../parts/class-names';
import { VirtualList } from '../parts/virtual-list';
import type { GroupShape, QueueShape } from './shapes';
import { useAnswer } from './use-answer';
import { queuePath, useLive } from './use-live';

const ROW_HEIGHT = 54;

interface GroupsTabProps {
  readonly queue: QueueShape;
  readonly onPick: (groupId: string) => void;
}

/** The message groups of a queue, and which of them wait for a message that is with a consumer. */
export function GroupsTab({ queue, onPick }: GroupsTabProps): JSX.Element {
  const { answer, error } = useAnswer<{ readonly groups: readonly GroupShape[]; readonly total: number }>(
    queuePath(queue, '/groups?limit=1000'),
    useLive().state.revision,
  );
  const groups = answer?.groups ?? [];
  return (
    <VirtualList
      label="Message groups"
      items={groups}
      keyOf={({ groupId }) => groupId}
      row={(group) => <GroupRow group={group} />}
      picked={undefined}
      onPick={({ groupId }) => onPick(groupId)}
      rowHeight={ROW_HEIGHT}
      empty={error ?? (answer === undefined ? 'Groups are being fetched …' : 'No message has a group.')}
    />
  );
}

function GroupRow({ group }: { readonly group: GroupShape }): JSX.Element {
  const { clock } = useLive().state;
  const { groupId, visible, inFlight, delayed, blockedUntilMs } = group;
  const parts = [
    [visible, 'visible'],
    [inFlight, 'in flight'],
    [delayed, 'delayed'],
  ] as const;
  const counts = parts.filter(([count]) => count > 0).map(([count, words]) => `${count.toLocaleString('en')} ${words}`);
  const blockedMs = blockedUntilMs === null ? 0 : blockedUntilMs - (clock?.nowMs ?? blockedUntilMs);
  return (
    <div class={classNames('message-row', blockedUntilMs !== null && 'blocked')}>
      <span class="body">{groupId}</span>
      <span class="under">
        {blockedUntilMs !== null && (
          <span class="state of-inFlight">blocked for {durationInWords(Math.max(0, Math.round(blockedMs / 1000) * 1000))} more</span>
        )}
        <span>{counts.join(', ')}</span>
      </span>
    </div>
  );
}
