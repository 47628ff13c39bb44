import type { Fault } from '../fault';
import { sdkRetries } from './guide';
import { named } from './named';
import { messagesIn } from '../../calls/messages-in';
import { isReceive } from './is-receive';
import { connectionLost, FOR_GOOD, throwRefusal } from './refusal';

/** SQS does its work, but the answer never arrives: the SDK tries again, or gives up. */
export const lostResponse: Fault = {
  name: 'lostResponse',
  see: sdkRetries,
  costsReceive: true,
  comesOut: 'later',
  ways: () => ['once', FOR_GOOD],
  says: (call, way, message) =>
    `did ${named(call, message)}, but its answer was lost${way === 'once' ? ', and the call was made again' : ': the call failed'}`,
  befall: (call, way, context) => ({
    async perform(work, input) {
      const output = await work(input);
      if (isReceive(call) && !context.concernsOneOf(messagesIn(output))) return output;
      if (!context.isWanted()) return output;
      context.tell(call, 'lostResponse', `did ${call.action}, but its answer was lost`);
      if (way === FOR_GOOD) context.doom(call, connectionLost);
      return throwRefusal(connectionLost);
    },
  }),
};
