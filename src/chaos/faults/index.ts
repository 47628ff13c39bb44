import type { Fault, FaultName } from '../fault';
import { lostResponse, outage, refused } from './lost-response';
import { duplicateAfterDelete, failEntries, longerDelay, lostDelete } from './lost-delete';
import { duplicateDelivery, emptyReceive, lostDelivery, outOfOrder, shortBatch } from './delivery';
import { consumerDies, holdBack, slowConsumer } from './slow-consumer';

/** Every fault there is, those first that are told in the fewest words. */
export const FAULTS: Readonly<Record<FaultName, Fault>> = {
  duplicateDelivery,
  duplicateAfterDelete,
  outOfOrder,
  emptyReceive,
  shortBatch,
  lostDelivery,
  lostDelete,
  failEntries,
  longerDelay,
  slowConsumer,
  consumerDies,
  lostResponse,
  refused,
  holdBack,
  outage,
};

export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[];
