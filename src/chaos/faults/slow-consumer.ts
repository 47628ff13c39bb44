import type { Call } from '../../calls/call';
import type { Fault, FaultContext } from '../fault';
import { guide } from './guide';
import { messagesIn } from '../../calls/messages-in';
import { broughtMessages, isReceive } from './is-receive';

/** Of a visibility timeout, what is over when an answer took its time: what is left is too little for most handlers. */
const MOST_OF_IT = 0.9;
const PAST_IT_MS = 1000;

/** Time passes a visibility timeout while a consumer has the message: its own timers, such as heart-beats, come along. */
export const slowConsumer: Fault = {
  name: 'slowConsumer',
  see: `${guide}/sqs-visibility-timeout.html`,
  costsReceive: true,
  actions: ['ReceiveMessage', 'DeleteMessage', 'DeleteMessageBatch', 'ChangeMessageVisibility', 'ChangeMessageVisibilityBatch'],
  comesOut: 'later',
  ways: (call, context) => {
    if (timeoutMs(call, context) === 0) return [];
    return isReceive(call) ? ['before its work', 'from the start'] : ['after its work'];
  },
  matters: (call) => !isReceive(call) || broughtMessages(call),
  says: (_call, way, message = 'the message') =>
    `was faster than its consumer: the visibility timeout ended while that had ${message} (${way})`,
  befall: (call, way, context) => {
    if (way === 'after its work')
      return {
        async before() {
          context.tell(call, 'slowConsumer', `the consumer gets to ${call.action} only when the visibility timeout is over`);
          await context.hold(call, queuesTimeoutMs(call, context) + PAST_IT_MS);
        },
      };
    const waitMs = way === 'from the start' ? timeoutMs(call, context) + PAST_IT_MS : timeoutMs(call, context) * MOST_OF_IT;
    return {
      afterwards: async (output) => {
        const messages = messagesIn(output);
        if (messages.length === 0 || !context.concernsOneOf(messages)) return;
        context.tell(call, 'slowConsumer', `the consumer gets to its messages only ${Math.round(waitMs / 1000)} s later`);
        await context.hold(call, waitMs);
      },
    };
  },
};

function queuesTimeoutMs(call: Call, context: FaultContext): number {
  return (context.queueOf(call)?.settings.visibilityTimeoutSeconds ?? 0) * 1000;
}

/** That of a receive, which may ask for another than the queue's. */
function timeoutMs(call: Call, context: FaultContext): number {
  const asked = isReceive(call) ? (call.input as { readonly VisibilityTimeout?: number }).VisibilityTimeout : undefined;
  return asked === undefined ? queuesTimeoutMs(call, context) : asked * 1000;
}
