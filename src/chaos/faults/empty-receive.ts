import type { Call } from '../../calls/call';
import type { Fault, FaultContext } from '../fault';
import { guide } from './guide';
import { visibleNow } from './is-receive';

/** A receive finds nothing, although there are messages; one that waits for messages waits in vain until its time is over. */
export const emptyReceive: Fault = {
  name: 'emptyReceive',
  see: `${guide}/sqs-short-and-long-polling.html`,
  costsReceive: false,
  actions: ['ReceiveMessage'],
  standardOnly: 'a FIFO queue hands out a message that it has',
  ways: (call, context) => (visibleNow(call, context) > 0 ? ['nothing found'] : []),
  says: () => 'answered a receive with nothing although there were messages',
  befall: (call, _way, context) => {
    const waitMs = waitSeconds(call, context) * 1000;
    return {
      before: waitMs === 0 ? undefined : () => context.hold(call, waitMs),
      perform(work, input) {
        const { MaxNumberOfMessages = 1 } = input as { readonly MaxNumberOfMessages?: number };
        // What SQS refuses, it refuses.
        if (MaxNumberOfMessages < 1 || MaxNumberOfMessages > 10) return work(input);
        context.tell(call, 'emptyReceive', 'found none of the messages');
        return {};
      },
    };
  },
};

function waitSeconds(call: Call, context: FaultContext): number {
  const asked = (call.input as { readonly WaitTimeSeconds?: number }).WaitTimeSeconds;
  return asked ?? context.queueOf(call)?.settings.receiveWaitSeconds ?? 0;
}
