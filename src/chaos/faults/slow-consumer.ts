import type { Call } from '../../calls/call';
import type { Fault, FaultContext } from '../fault';
import { ABOUT_HELD_MESSAGES, broughtMessages, isOneOf, messagesIn } from './handed-out';

const TIMEOUT = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html';

/** Of a visibility timeout, what is left when an answer took its time: too little for most handlers. */
const MOST_OF_IT = 0.9;
const PAST_IT_MS = 1000;

/** Long enough for everybody else to go on, and no time for SQS. */
const MOMENT_MS = 1;

function timeoutMs(call: Call, context: FaultContext): number {
  const asked = (call.input as { VisibilityTimeout?: number }).VisibilityTimeout;
  return (asked ?? context.queueOf(call)?.settings.visibilityTimeoutSeconds ?? 0) * 1000;
}

const isReceive = ({ action }: Call): boolean => action === 'ReceiveMessage';

/** Time passes a visibility timeout while a consumer has the message: its own timers, such as heart-beats, come along. */
export const slowConsumer: Fault = {
  name: 'slowConsumer',
  see: TIMEOUT,
  costsReceive: true,
  ways: (call, context) => {
    if (timeoutMs(call, context) === 0) return [];
    if (isReceive(call)) return ['before its work', 'from the start'];
    return isOneOf(call, ...ABOUT_HELD_MESSAGES) ? ['after its work'] : [];
  },
  matters: (call) => !isReceive(call) || broughtMessages(call),
  says: (_call, way) => `was faster than its consumer: the visibility timeout ended while that had the message (${way})`,
  befall: (call, way, context) => {
    const all = (call.input as { readonly QueueUrl?: string }) && (context.queueOf(call)?.settings.visibilityTimeoutSeconds ?? 0) * 1000;
    if (way === 'after its work')
      return {
        async before() {
          context.tell(call, 'slowConsumer', `the consumer gets to ${call.action} only when the visibility timeout is over`);
          await context.hold(call, all + PAST_IT_MS);
        },
      };
    const waitMs = way === 'from the start' ? timeoutMs(call, context) + PAST_IT_MS : timeoutMs(call, context) * MOST_OF_IT;
    return {
      afterwards: async (output) => {
        if (messagesIn(output).length === 0) return;
        context.tell(call, 'slowConsumer', `the consumer gets to its messages only ${Math.round(waitMs / 1000)} s later`);
        await context.hold(call, waitMs);
      },
    };
  },
};

/** Who goes next: a call, or its answer, is held back while everybody else goes on. */
export const holdBack: Fault = {
  name: 'holdBack',
  see: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html',
  costsReceive: false,
  ways: () => ['the call', 'its answer'],
  says: ({ action }, way) =>
    `answered others first: ${way === 'the call' ? `${action} arrived` : `the answer to ${action} arrived`} when they had gone on`,
  befall: (call, way, context) => {
    const wait = async (): Promise<void> => {
      context.tell(call, 'holdBack', `holds back ${way === 'the call' ? call.action : `the answer to ${call.action}`} while others go on`);
      await context.hold(call, MOMENT_MS);
    };
    return way === 'the call' ? { before: wait } : { afterwards: wait };
  },
};

/** The process that calls ends, before SQS has done what it asks for or after; it is started anew. */
export const consumerDies: Fault = {
  name: 'consumerDies',
  see: TIMEOUT,
  costsReceive: true,
  ways: (call, context) => (context.processOf(call)?.isAlive === true ? ['before the call', 'before its answer'] : []),
  says: ({ action }, way) =>
    `saw its caller die ${way === 'before the call' ? `before ${action}` : `before the answer to ${action}`}, and start anew`,
  befall: (call, way, context) => {
    const die = async (): Promise<void> => {
      const process = context.processOf(call)!;
      context.tell(
        call,
        'consumerDies',
        `"${process.name}" dies ${way === 'before the call' ? `before ${call.action}` : `before the answer to ${call.action} arrives`}`,
      );
      process.die();
      await context.forever(call);
    };
    return way === 'before the call' ? { before: die } : { afterwards: die };
  },
};
