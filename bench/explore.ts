import { DeleteMessageCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { loadavg } from 'node:os';
import { explore, type Decision, type ExploreError } from '../src/chaos';
import { runScenario, type RunSettings } from '../src/explore/run-scenario';
import { FixedSchedule } from '../src/explore/schedule';
import { interceptSooner } from '../src/transport/in-process/intercept-sqs';
import { createSqs, type Sqs } from '../src/world/sqs';

const HELP = `npm run bench:explore

What explorations cost: 200 schedules of a scenario with 20 calls of one SDK client, side by side with as many calls that a constant
request handler answers; what a run costs that fails, or never ends, against one that holds; and how many runs shrinking takes.
`;

const RUNS = 200;
const CALLS = 20;
const JOBS = 6;
const ROUNDS = 2;
const region = 'us-east-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

void (process.argv.includes('--help') ? console.log(HELP) : main());

async function main(): Promise<void> {
  const sqs = createSqs();
  sqs.listen();
  const leave = interceptSooner();
  const rows: Record<string, string | number>[] = [];
  const floors: number[] = [];
  const whole: Cost[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    floors.push((await measured(floor)).cpuMs);
    whole.push(await measured(() => explore(jobs(true), { sqs, runs: RUNS, seconds: 1e6, log: false })));
  }
  const floorMs = Math.min(...floors);
  const { wallMs, cpuMs } = whole.reduce((best, cost) => (cost.cpuMs < best.cpuMs ? cost : best));
  rows.push({ what: `${RUNS * CALLS} calls, constant handler`, 'CPU ms': floorMs, ratio: 1 });
  rows.push({ what: `explore, ${RUNS} runs of ${CALLS} calls`, 'CPU ms': cpuMs, 'wall ms': wallMs, ratio: ratio(cpuMs, floorMs) });

  const good = await runCost(sqs, true, []);
  const wrong = await runCost(sqs, false, [{ at: 'DeleteMessage jobs #2', fault: 'duplicateAfterDelete', way: 'at once' }]);
  const stuck = process.env['NOSTUCK']
    ? 0
    : await runCost(sqs, true, [{ at: 'SendMessage jobs #2', fault: 'refused', way: 'throttled, for good' }], true);
  rows.push({ what: 'a run that holds', 'CPU ms': good, ratio: 1 });
  rows.push({ what: 'a run that fails', 'CPU ms': wrong, ratio: ratio(wrong, good) });
  rows.push({ what: 'a run that never ends', 'CPU ms': stuck, ratio: ratio(stuck, good) });
  console.table(rows);

  const found = await explore(jobs(false), { sqs, runs: RUNS, seconds: 1e6, log: false }).catch((error: ExploreError) => error);
  console.log(found instanceof Error ? `A mistake is found and told after ${found.runs} runs.` : 'Nothing found.');
  console.log(`Node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`);
  leave();
  sqs.close();
}

interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
}

async function measured(work: () => Promise<unknown>): Promise<Cost> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpuMs: Math.round((user + system) / 100) / 10, wallMs: Math.round(performance.now() - wall) };
}

/** As many calls of the SDK, answered at once and always alike. */
async function floor(): Promise<void> {
  const body = new TextEncoder().encode(JSON.stringify({ MessageId: '6b0f1f6c', MD5OfMessageBody: 'c7a139a2b8e92164276f778917ba10b9' }));
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'content-length': String(body.length) };
  const handle = async (): Promise<object> => ({ response: { statusCode: 200, headers, body } });
  for (let run = 0; run < RUNS; run++) {
    const client = new SQSClient({ region, credentials, requestHandler: { handle } as never });
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/jobs';
    for (let call = 0; call < CALLS; call++) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'x'.repeat(200) }));
  }
}

/** What one run costs under these decisions: the median of many. */
async function runCost(sqs: Sqs, once: boolean, decisions: readonly Decision[], waitsForAll = false): Promise<number> {
  const settings: RunSettings = { sqs, seed: 1, timeLimitMs: 86_400_000, callsMax: 2000, conserve: true, spares: true };
  const costs: number[] = [];
  for (let run = 0; run < 60; run++) {
    const { cpuMs } = await measured(() => runScenario(jobs(once, waitsForAll), new FixedSchedule(decisions, true), settings));
    costs.push(cpuMs);
  }
  return costs.toSorted((a, b) => a - b)[30]!;
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

const ratio = (cost: number, against: number): number => Math.round((cost / against) * 100) / 100;
