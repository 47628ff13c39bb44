import type { Rule } from '../rule';
import { busyShortPolling } from './busy-short-polling';
import { failedSendIgnored } from './failed-send-ignored';
import { lateDelete } from './late-delete';
import { noDeadLetterQueue } from './no-dead-letter-queue';
import { oneReceive } from './one-receive';
import { slowHandler } from './slow-handler';

/** All misuses that the doctor knows, in the order in which it tells of them. */
export const RULES: readonly Rule[] = [lateDelete, slowHandler, failedSendIgnored, noDeadLetterQueue, oneReceive, busyShortPolling];
