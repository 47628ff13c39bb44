import type { EventOf } from '../../core/journal';
import type { History } from '../history';
import { timeStep } from '../history';
import { saysTheSame } from '../says-the-same';
import type { Rule } from '../rule';

/** A message with another body was taken for a duplicate, and is gone. */
export const coarseDeduplicationId: Rule = {
  misuse: 'coarse-deduplication-id',
  what: 'messages with other bodies get the deduplication id of an earlier one, and are not sent',
  why: 'SQS answers as if it had taken the message, and nobody ever receives it.',
  cure: 'Put into MessageDeduplicationId all that makes two messages different, or let ContentBasedDeduplication do so.',
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html',
  rules: [],
  needsAll: false,
  find: (history) =>
    history.events.flatMap((event) => {
      if (event.kind !== 'duplicateSuppressed') return [];
      const call = history.call(event.callId);
      const original = originalOf(history, event);
      if (call === undefined || original === undefined || saysTheSame(original.message.body, event.message.body)) return [];
      // What is sent again because nobody knows whether it was sent may tell another time.
      const first = history.call(original.callId);
      if (history.sends.some((send) => send.call === first && send.mayBeSentAgain)) return [];
      const sent = `sent with id "${original.message.deduplicationId}"`;
      const step = first === undefined ? timeStep(original.atMs, sent) : history.stepOf(first, `: ${sent}`);
      return [
        {
          queueArn: event.queueArn,
          example: event.message.body,
          steps: [step, history.stepOf(call, ': another body with the same id, not sent')],
        },
      ];
    }),
};

function originalOf(
  { events }: History,
  { queueArn, message: { id } }: EventOf<'duplicateSuppressed'>,
): EventOf<'messageSent'> | undefined {
  return events.find(
    (event): event is EventOf<'messageSent'> => event.kind === 'messageSent' && event.queueArn === queueArn && event.message.id === id,
  );
}
