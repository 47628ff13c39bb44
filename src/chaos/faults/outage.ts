import { durationInWords } from '../../words/duration-in-words';
import type { Fault } from '../fault';
import { sdkRetries } from './guide';
import { isReceive } from './is-receive';
import { internalError, throwRefusal } from './refusal';
import { millisecondsIn } from './way';

/** How long it lasts by itself. */
export const OUTAGE_MS = 60_000;

/**
 * Who tries again without a pause does so hundreds of times in a minute, which shows no more. Who has a message in hand, and tries again
 * each second, is to do so until the visibility timeout is over.
 */
const ATTEMPTS = { receive: 30, other: 180 };

/** For a while, all calls of one action fail. */
export const outage: Fault = {
  name: 'outage',
  see: sdkRetries,
  costsReceive: false,
  failsCalls: true,
  ways: (call) => [`a minute or ${isReceive(call) ? ATTEMPTS.receive : ATTEMPTS.other} attempts`],
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
