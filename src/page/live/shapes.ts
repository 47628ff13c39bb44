import type { CLOCK } from '../../control/clock';
import type { FAULT } from '../../control/faults';
import type { MOVE_TASK } from '../../control/move-tasks';
import type { ValueOf } from '../../control/schema';
import type { MESSAGE } from '../../control/shown-message';
import type { GROUP, QUEUE } from '../../control/shown-queue';
import type { JournalEvent } from '../../core/journal';

// What the control plane answers, by its own tables.

export type QueueShape = ValueOf<typeof QUEUE>;
export type GroupShape = ValueOf<typeof GROUP>;
export type MessageShape = ValueOf<typeof MESSAGE>;
export type MoveTaskShape = ValueOf<typeof MOVE_TASK>;
export type ClockShape = ValueOf<typeof CLOCK>;
export type FaultShape = ValueOf<typeof FAULT>;

/** An event of the journal, and the number by which the page knows it. */
export interface EventShape {
  readonly number: number;
  readonly event: JournalEvent;
}
