import { durationInWords } from '../../words/duration-in-words';
import type { Fault } from '../fault';
import { sdkRetries } from './guide';
import { internalError, throwRefusal } from './refusal';
import { millisecondsIn } from './way';

/** For a while, all calls of one action fail. */
export const outage: Fault = {
  name: 'outage',
  see: sdkRetries,
  costsReceive: false,
  failsCalls: true,
  // Who tries again without a pause does so hundreds of times in a minute, which shows no more.
  ways: () => ['a minute or 30 attempts'],
  says: ({ action }, way) => `answered every ${action} with an error for ${way}`,
  befall: (call, way, context) => ({
    perform() {
      const lastsMs = millisecondsIn(way);
      const attempts = Number(/(\d+) attempts/.exec(way)?.[1] ?? Infinity);
      context.tell(call, 'outage', `refuses calls such as ${call.action} for ${durationInWords(lastsMs)}`);
      context.outage(call, { lastsMs, attempts, refusal: internalError });
      context.doom(call, internalError);
      return throwRefusal(internalError);
    },
  }),
};
