import type { Fault, FaultName } from '../fault';
import { consumerDies } from './consumer-dies';
import { duplicateAfterDelete } from './duplicate-after-delete';
import { duplicateDelivery } from './duplicate-delivery';
import { emptyReceive } from './empty-receive';
import { failEntries } from './fail-entries';
import { holdBack } from './hold-back';
import { longerDelay } from './longer-delay';
import { lostDelete } from './lost-delete';
import { lostDelivery } from './lost-delivery';
import { lostResponse } from './lost-response';
import { outOfOrder } from './out-of-order';
import { outage } from './outage';
import { refused } from './refused';
import { shortBatch } from './short-batch';
import { slowConsumer } from './slow-consumer';

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
