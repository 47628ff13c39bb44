import { messageAttributeSelection } from '../../actions/message-attribute-selection';
import type { MessageAttributeValue } from '../../core/message';
import type { SqsCall } from '../../testing/calls/call-log';
import { parsedJson } from '../../testing/values/parsed-json';
import type { Delivery } from '../deliveries';
import type { History } from '../history';
import type { Rule } from '../rule';

/** What instrumentation adds by itself. */
const TRACING = /^(traceparent|tracestate|baggage|b3|x-b3-.*|sentry-trace|_datadog|x-datadog-.*|newrelic|x-amzn-trace-id|AWSTraceHeader)$/i;

/** Attributes that say more than the body, and that no receive asks for. */
export const unreadAttributes: Rule = {
  misuse: 'unread-attributes',
  what: 'messages carry attributes that no receive asks for',
  why: 'SQS gives message attributes only to those who name them: what they say never arrives.',
  cure: "Name them in ReceiveMessage: MessageAttributeNames: ['All'], or do not send them.",
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html',
  rules: [],
  needsAll: true,
  find: (history) => {
    const receives = history.callsByQueue('ReceiveMessage');
    return history.receivedMessages().flatMap(([first]) => {
      const names = unread(first!, receives.get(first!.queueArn) ?? []);
      const call = history.call(first!.callId);
      if (names.length === 0 || call === undefined || !isDeletedByCaller(history, first!)) return [];
      const steps = [history.stepOf(call, `: received without ${names.join(', ')}`)];
      return [{ queueArn: first!.queueArn, example: first!.message.body, steps }];
    });
  },
};

function unread({ message: { attributes = {}, body } }: Delivery, receives: readonly SqsCall[]): string[] {
  const asked = receives.map(({ input }) => messageAttributeSelection(input['MessageAttributeNames'] as readonly string[] | undefined));
  return Object.entries(attributes)
    .filter(
      ([name, value]) => !TRACING.test(name) && !isInBody(value, body) && !asked.some((select) => select({ [name]: value }) !== undefined),
    )
    .map(([name]) => name);
}

/** What the body says as well is for those who only look at attributes: filters, for example. */
function isInBody({ StringValue, BinaryValue }: MessageAttributeValue, body: string): boolean {
  const value = StringValue ?? BinaryValue ?? '';
  return valuesIn(parsedJson(body) ?? body).some((one) => one === value);
}

/** All texts, numbers and flags in a value, and the words of a text, as text. */
function valuesIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(valuesIn);
  return [String(value), ...(typeof value === 'string' ? value.split(/\s+/) : [])];
}

/** Whoever deletes a message has no need of more of it. */
function isDeletedByCaller({ uses }: History, { receiptHandle }: Delivery): boolean {
  return uses.some((use) => use.kind === 'delete' && use.receiptHandle === receiptHandle);
}
