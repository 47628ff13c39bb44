import { durationInWords } from '../../words/duration-in-words';
import type { Fault } from '../fault';
import { queueOfCall } from '../place';
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

/** What a program does about a queue that it cannot reach, it may do by way of another one. */
const ONE_QUEUE = ', at this queue only';

/** For a while, all calls of one action fail: everywhere, or at one queue. */
export const outage: Fault = {
  name: 'outage',
  see: sdkRetries,
  costsReceive: false,
  failsCalls: true,
  ways(call, context) {
    const everywhere = `a minute or ${isReceive(call) ? ATTEMPTS.receive : ATTEMPTS.other} attempts`;
    return context.isOneOfSeveralQueues(call) && !isReceive(call) ? [everywhere, everywhere + ONE_QUEUE] : [everywhere];
  },
  says: (call, way) => {
    const isEverywhere = !way.endsWith(ONE_QUEUE);
    return `answered every ${call.action}${isEverywhere ? '' : ` to ${queueOfCall(call)}`} with an error for ${way.replace(ONE_QUEUE, '')}`;
  },
  befall: (call, way, context) => ({
    perform() {
      const lastsMs = millisecondsIn(way);
      const attempts = Number(/(\d+) attempts/.exec(way)?.[1] ?? Infinity);
      context.tell(call, 'outage', `refuses calls such as ${call.action} for ${durationInWords(lastsMs)}`);
      context.outage(call, { lastsMs, attempts, refusal: internalError, isOfQueue: way.endsWith(ONE_QUEUE) });
      context.doom(call, internalError);
      return throwRefusal(internalError);
    },
  }),
};
