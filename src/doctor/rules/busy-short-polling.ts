import { messagesIn } from '../../calls/messages-in';
import type { SqsCall } from '../../testing/calls/call-log';
import type { History } from '../history';
import type { Incident, Rule } from '../rule';

/** So many empty answers in a row, within the time that one long poll may wait. */
const IN_A_ROW = 5;
const LONG_POLL_MS = 20_000;

/** Asks a queue for messages over and over, without waiting for them. */
export const busyShortPolling: Rule = {
  misuse: 'busy-short-polling',
  what: 'an empty queue is asked over and over, without waiting for messages',
  why: 'Every call costs, an empty one too; and a short poll asks only some of the servers, so that it may find nothing though there are messages.',
  cure: "Wait for messages: WaitTimeSeconds 20 in ReceiveMessage, or the queue's attribute ReceiveMessageWaitTimeSeconds.",
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html',
  rules: [],
  needsAll: false,
  find: (history) => [...history.callsByQueue('ReceiveMessage')].flatMap(([queueArn, calls]) => busyIn(history, queueArn, calls)),
};

function busyIn(history: History, queueArn: string, calls: readonly SqsCall[]): Incident[] {
  const incidents: Incident[] = [];
  let row: SqsCall[] = [];
  for (const call of calls) {
    row = isEmptyShortPoll(history, queueArn, call) ? [...row.filter(({ at }) => call.at - at <= LONG_POLL_MS), call] : [];
    if (row.length < IN_A_ROW) continue;
    incidents.push({ queueArn, steps: row.map((one) => history.stepOf(one, ': no messages')) });
    row = [];
  }
  return incidents;
}

function isEmptyShortPoll(history: History, queueArn: string, { id, input, output }: SqsCall): boolean {
  if (history.isBefallen(id)) return false;
  if (output === undefined || messagesIn(output).length > 0) return false;
  const waits = input['WaitTimeSeconds'] ?? history.queues.get(queueArn)?.settings.receiveWaitSeconds ?? 0;
  return Number(waits) === 0;
}
