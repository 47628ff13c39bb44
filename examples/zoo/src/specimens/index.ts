import type { Specimen } from '../specimen';
import { acknowledgedInHand } from './acknowledged-in-hand';
import { checkThenAct } from './check-then-act';
import { counterAsDeduplicationId } from './counter-as-deduplication-id';
import { deleteBeforeNextStep } from './delete-before-next-step';
import { deleteBeforeWork } from './delete-before-work';
import { emptyMeansDone } from './empty-means-done';
import { endlessHeartbeat } from './endless-heartbeat';
import { exactDelay } from './exact-delay';
import { failedIgnored } from './failed-ignored';
import { firstDeliveryOnly } from './first-delivery-only';
import { freshDeduplicationId } from './fresh-deduplication-id';
import { givesUpAfterThree } from './gives-up-after-three';
import { lastWriteWins } from './last-write-wins';
import { loopEndsAtError } from './loop-ends-at-error';
import { lostReply } from './lost-reply';
import { messageIdAsKey } from './message-id-as-key';
import { mixedAcknowledgements } from './mixed-acknowledgements';
import { noHeartbeat } from './no-heartbeat';
import { notIdempotent } from './not-idempotent';
import { oneReceive } from './one-receive';
import { outboxMarksEarly } from './outbox-marks-early';
import { parallelInGroup } from './parallel-in-group';
import { payloadRemovedEarly } from './payload-removed-early';
import { poisonMessage } from './poison-message';
import { purgesTwice } from './purges-twice';
import { recordInProgress } from './record-in-progress';
import { shortBatch } from './short-batch';
import { staleHandle } from './stale-handle';
import { swallowedError } from './swallowed-error';
import { wholeBatchDeleted } from './whole-batch-deleted';
import { wholeBatchSentAgain } from './whole-batch-sent-again';

/** All specimens, by name. */
export const specimens: Readonly<Record<string, Specimen>> = {
  acknowledgedInHand,
  checkThenAct,
  counterAsDeduplicationId,
  deleteBeforeNextStep,
  deleteBeforeWork,
  emptyMeansDone,
  endlessHeartbeat,
  exactDelay,
  failedIgnored,
  firstDeliveryOnly,
  freshDeduplicationId,
  givesUpAfterThree,
  lastWriteWins,
  loopEndsAtError,
  lostReply,
  messageIdAsKey,
  mixedAcknowledgements,
  noHeartbeat,
  notIdempotent,
  oneReceive,
  outboxMarksEarly,
  parallelInGroup,
  payloadRemovedEarly,
  poisonMessage,
  purgesTwice,
  recordInProgress,
  shortBatch,
  staleHandle,
  swallowedError,
  wholeBatchDeleted,
  wholeBatchSentAgain,
};
