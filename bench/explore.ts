import { DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { explore, type Decision, type ExploreError } from '../src/chaos';
import { runScenario, type RunSettings } from '../src/explore/run-scenario';
import { FixedSchedule } from '../src/explore/schedule';
import { interceptSooner } from '../src/transport/in-process/intercept-sqs';
import { createSqs, type Sqs } from '../src/world/sqs';
import type { Bench } from './bench';
import { figure, figuresOf, inTurn, type Figure } from './figures';

const CALLS = 20;
/** So many calls have to fail in what is made smaller. */
const FAILING = 3;
const JOBS = 6;
const FULL = { runs: 200, rounds: 3, single: 60 };
const QUICK = { runs: 20, rounds: 1, single: 10 };
const region = 'us-east-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

const CONSTANT = 'as many calls, answered by a constant';

/** What explorations cost beside as many calls that a constant answers, and how soon a mistake is found. */
export const exploring: Bench = {
  title: 'what explorations cost, and runs that fail or never end',
  seconds: { full: 60, quick: 10 },
  async measure({ quick, progress }) {
    const effort = quick ? QUICK : FULL;
    const sqs = createSqs();
    sqs.listen();
    const leave = interceptSooner();
    try {
      return {
        figures: [...(await wholes(sqs, effort, progress)), ...(await singles(sqs, effort, progress)), ...(await finding(sqs, effort))],
      };
    } finally {
      leave();
      sqs.close();
    }
  },
};

type Effort = typeof FULL;

async function wholes(sqs: Sqs, { runs, rounds }: Effort, progress: (text: string) => void): Promise<Figure[]> {
  const subjects: Readonly<Record<string, () => Promise<unknown>>> = {
    [CONSTANT]: () => floor(runs),
    explore: () => explore(jobs(true), { sqs, runs, seconds: 1e6, log: false }),
  };
  const costs = await inTurn(Object.keys(subjects), rounds, (subject, round) => {
    progress(`round ${round} of ${rounds}: ${subject}`);
    return cpuMsOf(subjects[subject]!);
  });
  return figuresOf({ topic: `${runs} runs of ${CALLS} calls`, measure: 'CPU', unit: 'ms', relativeTo: CONSTANT }, costs);
}

async function singles(sqs: Sqs, { single }: Effort, progress: (text: string) => void): Promise<Figure[]> {
  const subjects: Readonly<Record<string, () => Promise<void>>> = {
    'that holds': runOf(sqs, true, []),
    'that fails': runOf(sqs, false, [{ at: 'DeleteMessage jobs #2', fault: 'duplicateAfterDelete', way: 'at once' }]),
    'that never ends': runOf(sqs, true, [{ at: 'SendMessage jobs #2', fault: 'refused', way: 'throttled, for good' }], true),
  };
  progress(`single runs, ${single} of each kind`);
  const costs = await inTurn(Object.keys(subjects), single, (subject) => cpuMsOf(subjects[subject]!));
  return figuresOf({ topic: 'A run', measure: 'CPU', unit: 'ms', relativeTo: 'that holds' }, costs);
}

async function finding(sqs: Sqs, { runs }: Effort): Promise<Figure[]> {
  const found = await explore(jobs(false), { sqs, runs, seconds: 1e6, log: false }).catch((error: ExploreError) => error);
  if (!(found instanceof Error)) throw new Error('explore did not find the mistake.');
  return [
    figure(
      'a job that is done twice',
      { topic: 'A mistake', measure: 'runs until it is found and told in the fewest words', unit: '' },
      found.runs,
    ),
    await shrinking(sqs),
  ];
}

/** Milliseconds of CPU. */
async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** As many calls of the SDK, answered at once and always alike. */
async function floor(runs: number): Promise<void> {
  const body = new TextEncoder().encode(JSON.stringify({ MessageId: '6b0f1f6c', MD5OfMessageBody: 'c7a139a2b8e92164276f778917ba10b9' }));
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': String(body.length) };
  const handle = async (): Promise<object> => ({ response: { statusCode: 200, headers, body } });
  for (let run = 0; run < runs; run++) {
    const client = new SQSClient({ region, credentials, requestHandler: { handle } as never });
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/jobs';
    for (let call = 0; call < CALLS; call++) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'x'.repeat(200) }));
  }
}

/** A run under these decisions. */
function runOf(sqs: Sqs, once: boolean, decisions: readonly Decision[], waitsForAll = false): () => Promise<void> {
  const settings: RunSettings = { sqs, seed: 1, timeLimitMs: 86_400_000, callsMax: 2000, conserve: true, spares: true, strict: true };
  return async () => void (await runScenario(jobs(once, waitsForAll), new FixedSchedule(decisions, true), settings));
}

/** A day of mixed weather on which three calls have to fail: how many runs it takes to leave out what does not matter. */
async function shrinking(sqs: Sqs): Promise<Figure> {
  let [runs, failedAt] = [0, 0];
  const scenario = async (within: Sqs): Promise<void> => {
    const run = ++runs;
    const QueueUrl = within.createQueue('jobs', { VisibilityTimeout: 30 }).url;
    const client = new SQSClient({ region, credentials });
    let failed = 0;
    for (let job = 1; job <= CALLS; job++)
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: `job ${job}` })).catch(() => failed++);
    if (failed < FAILING) return;
    failedAt ||= run;
    throw new Error('Three jobs were refused.');
  };
  const faults = ['refused', 'lostResponse', 'holdBack'] as const;
  const found = await explore(scenario, { sqs, faults, runs: 1000, seconds: 1e6, log: false }).catch((error: ExploreError) => error);
  if (!(found instanceof Error) || found.decisions.length !== FAILING) throw new Error('explore did not find the three misfortunes.');
  const what = { topic: 'A mistake', measure: 'runs more until it is told in the fewest words', unit: '' } as const;
  return figure('three calls that fail on one day', what, runs - failedAt);
}

/** Six jobs sent, received one by one, deleted: 20 calls. */
function jobs(once: boolean, waitsForAll = false) {
  return async (sqs: Sqs): Promise<void> => {
    const QueueUrl = sqs.createQueue('jobs', { VisibilityTimeout: 30 }).url;
    const client = new SQSClient({ region, credentials });
    const done: string[] = [];
    const stopped = new AbortController();
    const consume = async (): Promise<void> => {
      while (!stopped.signal.aborted) {
        try {
          const input = { QueueUrl, WaitTimeSeconds: 20 };
          const { Messages = [] } = await client.send(new ReceiveMessageCommand(input), { abortSignal: stopped.signal });
          for (const { Body, ReceiptHandle } of Messages) {
            if (!once || !done.includes(Body!)) done.push(Body!);
            await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
          }
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 1000));
        }
      }
    };
    for (let job = 1; job <= JOBS; job++)
      await client.send(new SendMessageCommand({ QueueUrl, MessageBody: `job ${job}` })).catch(() => {});
    void consume();
    await sqs.settle();
    while (waitsForAll && done.length < JOBS) await new Promise((resolve) => setTimeout(resolve, 1000));
    await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] })).catch(() => {});
    stopped.abort();
    if (done.length > JOBS) throw new Error('A job was done twice.');
  };
}
