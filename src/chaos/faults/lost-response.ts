import { ConnectionLost } from '../../calls/misfortune';
import { SqsError } from '../../core/sqs-error';
import type { Fault, Refusal } from '../fault';

const RETRIES = 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html';

const FOR_GOOD = 'for good';

const lost: Refusal = () => 'connection lost';
const throttled: Refusal = () => new SqsError('RequestThrottled', 'Rate exceeded');
const faulty: Refusal = () => new SqsError('InternalFailure', 'We encountered an internal error. Please try again.');

/** Throws what a refusal says. */
export function throwRefusal(refusal: Refusal): never {
  const error = refusal();
  throw error === 'connection lost' ? new ConnectionLost('The connection broke before the answer arrived.') : error;
}

/** SQS does its work, but the answer never arrives: the SDK tries again, or gives up. */
export const lostResponse: Fault = {
  name: 'lostResponse',
  see: RETRIES,
  costsReceive: true,
  ways: () => ['once', FOR_GOOD],
  says: ({ action }, way) =>
    `did ${action}, but its answer was lost${way === 'once' ? ', and the call was made again' : ': the call failed'}`,
  befall: (call, way, context) => ({
    async perform(work, input) {
      await work(input);
      context.tell(call, 'lostResponse', `did ${call.action}, but its answer was lost`);
      if (way === FOR_GOOD) context.doom(call, lost);
      return throwRefusal(lost);
    },
  }),
};

const REFUSALS: Readonly<Record<string, Refusal>> = { throttled, 'internal error': faulty };

/** SQS refuses a call: once, or as often as the SDK tries. */
export const refused: Fault = {
  name: 'refused',
  see: RETRIES,
  costsReceive: false,
  ways: () => Object.keys(REFUSALS).flatMap((why) => (why === 'throttled' ? [`${why}, ${FOR_GOOD}`] : [`${why}, once`])),
  says: ({ action }, way) => `refused ${action} (${way})`,
  befall: (call, way, context) => ({
    perform() {
      const [why, howOften] = way.split(', ') as [string, string];
      const refusal = REFUSALS[why]!;
      context.tell(call, 'refused', `refused ${call.action} (${way})`);
      if (howOften === FOR_GOOD) context.doom(call, refusal);
      return throwRefusal(refusal);
    },
  }),
};

const OUTAGE_MS = 60_000;

/** For a minute, all calls of one action fail. */
export const outage: Fault = {
  name: 'outage',
  see: RETRIES,
  costsReceive: false,
  ways: () => ['a minute'],
  says: ({ action }) => `answered every ${action} with an error for a minute`,
  befall: (call, _way, context) => ({
    perform() {
      context.tell(call, 'outage', `refuses every ${call.action} for a minute`);
      context.outage(call, OUTAGE_MS, faulty);
      context.doom(call, faulty);
      return throwRefusal(faulty);
    },
  }),
};
