import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Tabs } from '../parts/tabs';
import { GroupsTab } from './groups-tab';
import { JournalPanel } from './journal-panel';
import { MessagesTab } from './messages-tab';
import { MoveTasksTab } from './move-tasks-tab';
import { QueueHeader } from './queue-header';
import { SettingsTab } from './settings-tab';
import type { QueueShape } from './shapes';

type TabName = 'messages' | 'groups' | 'moves' | 'journal' | 'settings';

const TABS: Readonly<Record<TabName, string>> = {
  messages: 'Messages',
  groups: 'Groups',
  moves: 'Move tasks',
  journal: 'Journal',
  settings: 'Settings',
};

/** All there is to see of a queue, and to do with it. */
export function QueuePanel({ queue }: { readonly queue: QueueShape }): JSX.Element {
  const [tab, setTab] = useState<TabName>('messages');
  const [group, setGroup] = useState<string>();
  const showGroup = (groupId: string): void => {
    setGroup(groupId);
    setTab('messages');
  };
  return (
    <section class="queue-panel panel" aria-label={`Queue ${queue.name}`}>
      <QueueHeader queue={queue} />
      <Tabs label="Of this queue" tabs={TABS} picked={tab} onPick={setTab}>
        {tab === 'messages' && <MessagesTab queue={queue} group={group} onAllGroups={() => setGroup(undefined)} />}
        {tab === 'groups' && <GroupsTab queue={queue} onPick={showGroup} />}
        {tab === 'moves' && <MoveTasksTab queue={queue} />}
        {tab === 'journal' && <JournalPanel queueArn={queue.arn} />}
        {tab === 'settings' && <SettingsTab queue={queue} />}
      </Tabs>
    </section>
  );
}
