import type { Fault } from '../fault';
import { guide } from './guide';
import { named } from './named';

/** The process that calls ends, before SQS has done what it asks for or after; it is started anew. */
export const consumerDies: Fault = {
  name: 'consumerDies',
  see: `${guide}/sqs-visibility-timeout.html`,
  costsReceive: true,
  ways: (call, context) => (context.processOf(call)?.isAlive === true ? ['before the call', 'before its answer'] : []),
  says: (call, way, message) =>
    `saw its caller die before ${way === 'before the call' ? '' : 'the answer to '}${named(call, message)}, and begin anew`,
  befall: (call, way, context) => {
    // Asked at once: who waits may be answered in the scope of somebody else.
    const process = context.processOf(call)!;
    const isBefore = way === 'before the call';
    const die = async (): Promise<void> => {
      const when = isBefore ? `before ${call.action}` : `before the answer to ${call.action} arrives`;
      context.tell(call, 'consumerDies', `"${process.name}" dies ${when}`);
      process.die();
      await context.forever(call);
    };
    return isBefore ? { before: die } : { afterwards: die };
  },
};
