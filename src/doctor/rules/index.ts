import type { Rule } from '../rule';
import { busyShortPolling } from './busy-short-polling';
import { coarseDeduplicationId } from './coarse-deduplication-id';
import { deadLetterRetention } from './dead-letter-retention';
import { endlessHeartbeat } from './endless-heartbeat';
import { failedDeleteIgnored } from './failed-delete-ignored';
import { failedSendIgnored } from './failed-send-ignored';
import { freshDeduplicationId } from './fresh-deduplication-id';
import { lateDelete } from './late-delete';
import { nearlyTooLong } from './nearly-too-long';
import { neverAcknowledged } from './never-acknowledged';
import { noDeadLetterQueue } from './no-dead-letter-queue';
import { oneMessageGroup } from './one-message-group';
import { oneReceive } from './one-receive';
import { receiveCutShort } from './receive-cut-short';
import { slowHandler } from './slow-handler';
import { unreadAttributes } from './unread-attributes';
import { unreadBatchResponse } from './unread-batch-response';
import { unreadableBatchResponse } from './unreadable-batch-response';
import { visibilityBelowSixTimeouts } from './visibility-below-six-timeouts';
import { visibilityZeroLoop } from './visibility-zero-loop';

/** All misuses that the doctor knows, in the order in which it tells of them. */
export const RULES: readonly Rule[] = [
  lateDelete,
  slowHandler,
  endlessHeartbeat,
  visibilityZeroLoop,
  neverAcknowledged,
  failedDeleteIgnored,
  failedSendIgnored,
  unreadBatchResponse,
  unreadableBatchResponse,
  visibilityBelowSixTimeouts,
  freshDeduplicationId,
  coarseDeduplicationId,
  oneMessageGroup,
  nearlyTooLong,
  unreadAttributes,
  noDeadLetterQueue,
  oneReceive,
  deadLetterRetention,
  busyShortPolling,
  receiveCutShort,
];
