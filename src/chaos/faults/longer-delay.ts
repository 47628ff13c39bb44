import type { Call } from '../../calls/call';
import type { Fault } from '../fault';
import { guide } from './guide';
import { millisecondsIn } from './way';

/** Added to a delay: more than a minute, so that what was to come a minute later comes earlier. */
const LONGER = 'by 75 seconds';
const DELAY_MAX_SECONDS = 900;

/** A delayed message becomes visible later than it should. */
export const longerDelay: Fault = {
  name: 'longerDelay',
  see: `${guide}/sqs-delay-queues.html`,
  costsReceive: false,
  actions: ['SendMessage'],
  standardOnly: 'a message of a FIFO queue has no delay of its own',
  ways: (call, context) => (delayOf(call, context.queueOf(call)?.settings) > 0 ? [LONGER] : []),
  says: (_call, _way, message = 'a delayed message') => `made ${message} visible later than asked`,
  befall: (call, way, context) => ({
    perform(work, input) {
      const delay = delayOf(call, context.queueOf(call)?.settings);
      // A delay that SQS refuses is refused.
      if (delay > DELAY_MAX_SECONDS) return work(input);
      const longer = Math.min(delay + Math.ceil(millisecondsIn(way) / 1000), DELAY_MAX_SECONDS);
      context.tell(call, 'longerDelay', `delays the message by ${longer - delay} seconds more`);
      return work({ ...input, DelaySeconds: longer });
    },
  }),
};

function delayOf({ input }: Call, settings: { readonly delaySeconds: number } | undefined): number {
  return Number((input as { DelaySeconds?: number }).DelaySeconds ?? settings?.delaySeconds ?? 0);
}
