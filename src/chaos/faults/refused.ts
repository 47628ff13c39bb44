import type { Fault } from '../fault';
import { sdkRetries } from './guide';
import { named } from './named';
import { FOR_GOOD, refusalIn, throwRefusal } from './refusal';

/** SQS refuses a call: once, or as often as the SDK tries. */
export const refused: Fault = {
  name: 'refused',
  see: sdkRetries,
  costsReceive: false,
  failsCalls: true,
  ways: () => [`throttled, ${FOR_GOOD}`, 'internal error, once'],
  says: (call, way, message) => `refused ${named(call, message)} (${way})`,
  befall: (call, way, context) => ({
    perform() {
      const { refusal, times } = refusalIn(way);
      context.tell(call, 'refused', `refused ${call.action} (${way})`);
      if (times > 1) context.doom(call, refusal, times - 1);
      return throwRefusal(refusal);
    },
  }),
};
