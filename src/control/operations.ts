import { CLOCK, CLOCK_OPERATIONS } from './clock';
import { FAULT, FAULT_OPERATIONS } from './faults';
import { JOURNAL_OPERATIONS } from './journal';
import { MESSAGE_OPERATIONS } from './messages';
import { MOVE_TASK, MOVE_TASK_OPERATIONS } from './move-tasks';
import type { Operation } from './operation';
import { QUEUE_OPERATIONS } from './queues';
import { record, text, type Schema } from './schema';
import { SERVER_OPERATIONS } from './server-operations';
import { MESSAGE, RECEIVED_MESSAGE } from './shown-message';
import { GROUP, QUEUE } from './shown-queue';
import { SNAPSHOT } from './snapshot-schema';

/** All that can be asked of the control plane, in the order in which it is documented. */
export const OPERATIONS: readonly Operation[] = [
  ...SERVER_OPERATIONS,
  ...QUEUE_OPERATIONS,
  ...MESSAGE_OPERATIONS,
  ...MOVE_TASK_OPERATIONS,
  ...CLOCK_OPERATIONS,
  ...FAULT_OPERATIONS,
  ...JOURNAL_OPERATIONS,
];

/** The schemas that have a name. */
export const COMPONENTS: Readonly<Record<string, Schema>> = {
  Queue: QUEUE,
  Group: GROUP,
  Message: MESSAGE,
  ReceivedMessage: RECEIVED_MESSAGE,
  MoveTask: MOVE_TASK,
  Clock: CLOCK,
  Fault: FAULT,
  Snapshot: SNAPSHOT,
  Error: record({
    error: text('what kind of mistake it is: NotFound, InvalidRequest, NotSettled, or an error of SQS'),
    message: text('what came in, what was expected, how to write it'),
  }),
};
