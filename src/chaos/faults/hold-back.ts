import type { Fault } from '../fault';
import { guide } from './guide';
import { named } from './named';
import { millisecondsIn } from './way';

/** Long enough for everybody else to go on, and no time for SQS. */
const MOMENT_MS = 1;

/** Who goes next: a call, or its answer, is held back while everybody else goes on. */
export const holdBack: Fault = {
  name: 'holdBack',
  see: `${guide}/standard-queues.html`,
  costsReceive: false,
  ways: () => ['the call', 'its answer'],
  says: (call, way, message) =>
    `answered others first: ${way.startsWith('the call') ? '' : 'the answer to '}${named(call, message)} arrived when they had gone on`,
  befall: (call, way, context) => {
    const isCall = way.startsWith('the call');
    const wait = async (): Promise<void> => {
      context.tell(call, 'holdBack', `holds back ${isCall ? call.action : `the answer to ${call.action}`} while others go on`);
      await context.hold(call, millisecondsIn(way) || MOMENT_MS);
    };
    return isCall ? { before: wait } : { afterwards: wait };
  },
};
