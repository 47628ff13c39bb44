import type { CallToCome } from '../../calls/misfortune';
import type { Fault } from '../fault';
import { entriesOf, handleIn, isOneOf } from './handed-out';

const GUIDE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest';

/** What a batch answers for an entry that SQS could not do. */
const FAILED = { SenderFault: false, Code: 'InternalError', Message: 'We encountered an internal error. Please try again.' };

interface BatchOutput {
  readonly Successful?: readonly object[];
  readonly Failed?: readonly object[];
}

/** `entry 2 of 3`. */
const entryWays = (call: CallToCome): readonly string[] => {
  const entries = entriesOf(call);
  return entries.map((_, index) => `entry ${index + 1} of ${entries.length}`);
};

/** The entry that a way speaks of. */
const indexOf = (way: string): number => Number(/\d+/.exec(way)?.[0] ?? 1) - 1;

/** One entry of a batch fails, the others do not. */
export const failEntries: Fault = {
  name: 'failEntries',
  see: `${GUIDE}/APIReference/API_BatchResultErrorEntry.html`,
  costsReceive: true,
  ways: (call) => (call.action.endsWith('Batch') ? entryWays(call) : []),
  says: ({ action }, way) => `did all of a ${action} but ${way}, and said so in \`Failed\``,
  befall: (call, way, context) => ({
    async perform(work, input) {
      const entries = entriesOf(call);
      const failing = entries[indexOf(way)]!;
      const others = entries.filter((entry) => entry !== failing);
      context.tell(call, 'failEntries', `failed entry "${failing.Id}" of ${call.action}`);
      const done: BatchOutput = others.length === 0 ? {} : await work({ ...input, Entries: others });
      return { Successful: done.Successful ?? [], Failed: [...(done.Failed ?? []), { Id: failing.Id, ...FAILED }] };
    },
  }),
};

const isDelete = (call: CallToCome): boolean => isOneOf(call, 'DeleteMessage', 'DeleteMessageBatch');

/** SQS says that a message is deleted, and it is not: it comes back by its visibility timeout. */
export const lostDelete: Fault = {
  name: 'lostDelete',
  see: `${GUIDE}/APIReference/API_DeleteMessage.html`,
  costsReceive: true,
  ways: (call, context) =>
    isDelete(call) && context.queueOf(call)?.fifo === false ? (call.action === 'DeleteMessage' ? ['the message'] : entryWays(call)) : [],
  says: () => 'answered that a message was deleted, which it was not',
  befall: (call, way, context) => ({
    async perform(work, input) {
      context.tell(call, 'lostDelete', 'said that the message is deleted, but kept it');
      if (call.action === 'DeleteMessage') return {};
      const entries = entriesOf(call);
      const kept = entries[indexOf(way)]!;
      const others = entries.filter((entry) => entry !== kept);
      const done: BatchOutput = others.length === 0 ? {} : await work({ ...input, Entries: others });
      return { Successful: [...(done.Successful ?? []), { Id: kept.Id }], Failed: done.Failed ?? [] };
    },
  }),
};

/** A message comes once more after its delete: one of the servers that keep it did not hear of that. */
export const duplicateAfterDelete: Fault = {
  name: 'duplicateAfterDelete',
  see: `${GUIDE}/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html`,
  costsReceive: true,
  ways: (call, context) => (call.action === 'DeleteMessage' && context.queueOf(call)?.fifo === false ? ['at once'] : []),
  says: () => 'delivered a message once more after it was deleted',
  befall: (call, _way, context) => ({
    perform(work, input) {
      if (context.queueOf(call)?.duplicate(handleIn(call) ?? '', context.clock.now()) !== true) return work(input);
      context.tell(call, 'duplicateAfterDelete', 'deleted the message on all servers but one');
      return {};
    },
  }),
};

/** Added to a delay: more than a minute, so that what was to come a minute later comes earlier. */
const LONGER_SECONDS = 75;
const DELAY_MAX_SECONDS = 900;

/** A delayed message becomes visible later than it should. */
export const longerDelay: Fault = {
  name: 'longerDelay',
  see: `${GUIDE}/SQSDeveloperGuide/sqs-delay-queues.html`,
  costsReceive: false,
  ways: (call, context) =>
    call.action === 'SendMessage' && context.queueOf(call)?.fifo === false && delayOf(call) > 0 ? ['by 75 seconds'] : [],
  says: () => 'made a delayed message visible later than asked',
  befall: (call, _way, context) => ({
    perform(work, input) {
      context.tell(call, 'longerDelay', `delays the message by ${LONGER_SECONDS} seconds more`);
      return work({ ...input, DelaySeconds: Math.min(delayOf(call) + LONGER_SECONDS, DELAY_MAX_SECONDS) });
    },
  }),
};

function delayOf({ input }: CallToCome): number {
  return Number((input as { DelaySeconds?: number }).DelaySeconds ?? 0);
}
