import { SQS_ERRORS } from '../core/sqs-error';
import type { SqsCall } from '../testing/calls/call-log';
import { queuesNamed } from '../testing/calls/queues-named';

/** A message that a call asked SQS to take. */
export interface Send {
  readonly call: SqsCall;
  readonly queueArn: string;
  readonly body: string;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  /** Whether it failed through no fault of the sender's, or nobody knows whether it was sent: it may be sent again as it is. */
  readonly mayBeSentAgain: boolean;
}

interface Entry {
  readonly Id?: string;
  readonly MessageBody?: string;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

interface FailedEntry {
  readonly Id: string;
  readonly SenderFault: boolean;
}

/** What callers sent, oldest first. */
export function sendsIn(calls: readonly SqsCall[]): Send[] {
  return calls.flatMap((call) => (call.action === 'SendMessage' || call.action === 'SendMessageBatch' ? sendsOf(call) : []));
}

function sendsOf(call: SqsCall): Send[] {
  const [queueArn] = queuesNamed(call);
  if (queueArn === undefined) return [];
  const { input, output } = call;
  const entries = (Array.isArray(input['Entries']) ? input['Entries'] : [input]) as readonly Entry[];
  const failed = (output?.['Failed'] ?? []) as readonly FailedEntry[];
  return entries.map(({ Id, MessageBody = '', MessageGroupId, MessageDeduplicationId }) => ({
    call,
    queueArn,
    body: MessageBody,
    groupId: MessageGroupId,
    deduplicationId: MessageDeduplicationId,
    mayBeSentAgain: isOpen(call) || failed.some((one) => one.Id === Id && !one.SenderFault),
  }));
}

/** Whether a call got no answer, or one that is not about its input. */
function isOpen({ state, error }: SqsCall): boolean {
  if (state === 'connectionLost' || state === 'givenUp') return true;
  return error !== undefined && (SQS_ERRORS[error.code].httpStatus >= 500 || /Throttl/.test(error.code));
}
