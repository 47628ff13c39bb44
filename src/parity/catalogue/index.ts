import type { Behaviour } from '../scenario/behaviour';
import { ATTRIBUTE_NAMES } from './attribute-names';
import { ATTRIBUTE_SELECTION } from './attribute-selection';
import { ATTRIBUTE_VALUES } from './attribute-values';
import { ATTRIBUTES_SHOWN } from './attributes-shown';
import { BATCH_ENTRIES } from './batch-entries';
import { BATCH_REQUESTS } from './batch-requests';
import { CHANGING_VISIBILITY } from './changing-visibility';
import { DEAD_LETTER_CONTENTS } from './dead-letter-contents';
import { DEAD_LETTER_SOURCES } from './dead-letter-sources';
import { DEAD_LETTERS } from './dead-letters';
import { DEDUPLICATION } from './deduplication';
import { DEDUPLICATION_SCOPE } from './deduplication-scope';
import { DELAYS } from './delays';
import { ENCRYPTION } from './encryption';
import { ERRORS } from './errors';
import { FAIR_QUEUES } from './fair-queues';
import { FIFO_ATTRIBUTES } from './fifo-attributes';
import { FIFO_GROUPS } from './fifo-groups';
import { FIFO_ORDER } from './fifo-order';
import { FIFO_RECEIPT_HANDLES } from './fifo-receipt-handles';
import { MESSAGE_ATTRIBUTES } from './message-attributes';
import { MESSAGE_BODIES } from './message-bodies';
import { MESSAGE_DIGESTS } from './message-digests';
import { MOVE_TASK_CANCELLING } from './move-task-cancelling';
import { MOVE_TASK_LISTING } from './move-task-listing';
import { MOVE_TASK_STARTING } from './move-task-starting';
import { MOVE_TASKS } from './move-tasks';
import { PERMISSIONS } from './permissions';
import { POLICY } from './policy';
import { PURGING } from './purging';
import { QUEUE_LISTING } from './queue-listing';
import { QUEUE_NAMES } from './queue-names';
import { QUEUE_URLS } from './queue-urls';
import { QUEUES } from './queues';
import { RECEIPT_HANDLES } from './receipt-handles';
import { RECEIVE_ATTEMPTS } from './receive-attempts';
import { RECEIVING } from './receiving';
import { REDRIVE_ALLOW_POLICY } from './redrive-allow-policy';
import { REDRIVE_POLICY } from './redrive-policy';
import { RETENTION } from './retention';
import { SENDING } from './sending';
import { SYSTEM_ATTRIBUTES } from './system-attributes';
import { TAGS } from './tags';
import { VISIBILITY } from './visibility';
import { WAITING } from './waiting';
import { WAKING } from './waking';

/** What SQS does, as far as it is known here: each a sentence, a source and a scenario. */
export const CATALOGUE: readonly Behaviour[] = [
  ...QUEUES,
  ...QUEUE_NAMES,
  ...QUEUE_LISTING,
  ...ATTRIBUTES_SHOWN,
  ...ATTRIBUTE_NAMES,
  ...ATTRIBUTE_VALUES,
  ...FIFO_ATTRIBUTES,
  ...ENCRYPTION,
  ...POLICY,
  ...REDRIVE_POLICY,
  ...REDRIVE_ALLOW_POLICY,
  ...DEAD_LETTER_SOURCES,
  ...TAGS,
  ...PERMISSIONS,
  ...SENDING,
  ...MESSAGE_BODIES,
  ...MESSAGE_ATTRIBUTES,
  ...MESSAGE_DIGESTS,
  ...BATCH_REQUESTS,
  ...BATCH_ENTRIES,
  ...ATTRIBUTE_SELECTION,
  ...ERRORS,
  ...RECEIVING,
  ...WAITING,
  ...WAKING,
  ...SYSTEM_ATTRIBUTES,
  ...VISIBILITY,
  ...CHANGING_VISIBILITY,
  ...RECEIPT_HANDLES,
  ...FIFO_RECEIPT_HANDLES,
  ...DELAYS,
  ...RETENTION,
  ...PURGING,
  ...FIFO_ORDER,
  ...FIFO_GROUPS,
  ...DEDUPLICATION,
  ...DEDUPLICATION_SCOPE,
  ...RECEIVE_ATTEMPTS,
  ...FAIR_QUEUES,
  ...DEAD_LETTERS,
  ...DEAD_LETTER_CONTENTS,
  ...MOVE_TASKS,
  ...MOVE_TASK_STARTING,
  ...MOVE_TASK_LISTING,
  ...MOVE_TASK_CANCELLING,
  ...QUEUE_URLS,
];
