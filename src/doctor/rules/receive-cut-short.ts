import type { SqsCall } from '../../testing/calls/call-log';
import type { History } from '../history';
import type { Incident, Rule } from '../rule';

/** A consumer may be stopped now and then; three times in a row it was its timeout. */
const IN_A_ROW = 3;

/** Whoever asks hangs up before SQS has waited as long as it was asked to, and asks again. */
export const receiveCutShort: Rule = {
  misuse: 'receive-cut-short',
  what: 'long polls are given up before their time is over, and made again',
  why: "The client's timeout is shorter than WaitTimeSeconds: a message that SQS hands out as the client hangs up is with nobody until its visibility timeout ends.",
  cure: "Make the client's timeout (requestTimeout, socketTimeout) longer than WaitTimeSeconds, by a few seconds.",
  page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/working-with-messages.html',
  rules: [],
  needsAll: false,
  find: (history) => [...history.callsByQueue('ReceiveMessage')].flatMap(([queueArn, calls]) => cutShortIn(history, queueArn, calls)),
};

function cutShortIn(history: History, queueArn: string, calls: readonly SqsCall[]): Incident[] {
  const incidents: Incident[] = [];
  let row: SqsCall[] = [];
  for (const call of calls) {
    // Another consumer's, which was at it as well: they may all have been stopped at once.
    if (call.at < (row.at(-1)?.answeredAt ?? 0)) continue;
    if (call.state === 'givenUp' && !history.isBefallen(call.id)) row.push(call);
    else row = call.state === 'waits' ? row : [];
    if (row.length < IN_A_ROW) continue;
    incidents.push({ queueArn, steps: row.map((one) => history.stepOf(one, `: given up, WaitTimeSeconds ${waitOf(one)}`)) });
    row = [];
  }
  return incidents;

  function waitOf({ input }: SqsCall): string {
    return String(input['WaitTimeSeconds'] ?? history.queues.get(queueArn)?.settings.receiveWaitSeconds ?? 0);
  }
}
