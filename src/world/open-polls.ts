import type { Call } from '../calls/call';
import { untilIdle } from '../system/time/until-idle';
import { describeCall } from '../transport/describe-call';

/** A call that waits though all tests have run, or that came when its test had finished. */
export interface OpenPoll {
  readonly call: string;
  /** The test that made it; `undefined` for what belongs to none. */
  readonly test: string | undefined;
}

const STOP_IT = 'consumer.stop({ abort: true }), or abort the signal given to client.send()';
const SHARED =
  'One that all tests share is started in beforeAll; where tests go on with what an earlier one began, set MSW_SQS = { resetBetweenTests: false }.';

/** What a call is told that comes when its test has finished. */
export function outlivedTest(test: string, call: string): string {
  return `${call} came when the test "${test}", which started it, had finished, and was not let into the test that runs now. Stop the consumer at its end: ${STOP_IT}. ${SHARED}`;
}

/** What may go on polling when a file's tests have run. */
export interface OpenPolls {
  /** Calls that wait, in all worlds of the file. */
  readonly waiting: readonly Call[];
  /** Calls that came when their test had finished. */
  readonly late: readonly OpenPoll[];
}

/** Says at the end of a file which consumers still poll, if any do. */
export async function reportOpenPolls(polls: () => OpenPolls): Promise<void> {
  const { waiting, late } = polls();
  if (waiting.length === 0 && late.length === 0) return;
  // Whoever was stopped as it should be has one poll left, and does not call again when that ends.
  for (const call of waiting) if (call.action === 'ReceiveMessage') call.endWait();
  await untilIdle(() => 0);
  const left = polls();
  if (listed(left).length > 0) console.warn(stillPolling(listed(left), left.late.length > 0));
}

function listed({ waiting, late }: OpenPolls): OpenPoll[] {
  return [...waiting.map(({ action, input, scope }) => ({ call: describeCall(action, input), test: scope?.test })), ...late];
}

/** @param wereRefused - whether calls of theirs came when their test had finished, which may have been meant to go on */
function stillPolling(polls: readonly OpenPoll[], wereRefused: boolean): string {
  const lines = polls.map(({ call, test }) =>
    test === undefined ? `  ${call}, started outside the tests` : `  ${call}, since the test "${test}"`,
  );
  return [
    'msw-sqs: something is still polling though all tests of this file have run:',
    ...new Set(lines),
    `Stop the consumer where the test ends, or in afterAll: ${STOP_IT}.${wereRefused ? ` ${SHARED}` : ''}`,
  ].join('\n');
}

/** What is said where concurrent tests cannot be told apart. */
export function sharedWorld(test: string): string {
  return (
    `msw-sqs: "${test}" and the concurrent tests beside it share one SQS, as this version of Vitest does not tell which of them makes a call. ` +
    "Give each a world of its own: it.concurrent('…', () => sqs.run(async (sqs) => { … })). Vitest 4.1 and later needs nothing."
  );
}
