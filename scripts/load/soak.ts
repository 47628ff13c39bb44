import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { withUnit } from '../../bench/figures';
import { serverFigures, type Finding } from './finding';
import { Line, type Received } from './line';
import type { LoadedServer, Usage } from './loaded-server';
import { createQueue, queueState } from './queues';

const SAMPLE_MS = 10_000;
/** In a shorter soak the engine still warms up: memory is shown, and not judged. */
const JUDGED_MINUTES_MIN = 1;
/** Until then the engine, and what keeps a fixed number of calls and events, still grow. */
const WARM_UP_PART = 0.3;
/** What is left of the heap once its garbage is gone may swing by this, but not rise. */
const MEGABYTES_PER_MINUTE_MAX = 1;
const BODY = 'x'.repeat(512);
/** Senders wait while more messages than this are in a queue. */
const WAITING_MAX = 2_000;
/** FIFO queues remember each message for five minutes, as they have to: so many a second are sent. */
const FIFO_PER_SECOND = 20;

interface Work {
  readonly port: number;
  readonly urls: { readonly standard: string; readonly fifo: string };
  readonly isOver: () => boolean;
  sent: number;
  deleted: number;
  calls: number;
}

/** Everything at once for minutes: sends one by one and in batches, long polls, deletes, changes of visibility, clients and queues that come and go. */
export async function soak(server: LoadedServer, minutes: number, onSample: (text: string) => void): Promise<Finding> {
  const urls = { standard: await createQueue(server, 'soaked'), fifo: await createQueue(server, 'soaked.fifo') };
  const endMs = performance.now() + minutes * 60_000;
  const work: Work = { port: server.port, urls, isOver: () => performance.now() >= endMs, sent: 0, deleted: 0, calls: 0 };
  const workers = [
    ...times(3, () => sendBatches(work)),
    ...times(4, () => sendOneByOne(work)),
    ...times(6, () => consume(work, urls.standard)),
    ...times(2, () => consume(work, urls.fifo)),
    sendInGroups(work),
    comeAndGo(work),
  ];
  const samples = await sampled(server, work, { minutes, onSample });
  await Promise.all(workers);
  await drain(work);
  const left = await Promise.all(['soaked', 'soaked.fifo'].map((name) => queueState(server, name)));
  const remaining = left.reduce((sum, { visible, inFlight, delayed }) => sum + visible + inFlight + delayed, 0);

  const settled = samples.slice(Math.floor(samples.length * WARM_UP_PART));
  const perMinute = slopeOf(settled);
  const resident = settled.map(({ residentMegabytes }) => residentMegabytes);
  return {
    figures: serverFigures(`${minutes} minutes of everything at once`, [
      ['calls', work.calls, ''],
      ['calls', work.calls / minutes / 60, '/s'],
      ['messages sent', work.sent, ''],
      ['deleted', work.deleted, ''],
      ['heap without garbage, at first', settled[0]!.heapMegabytes, 'MB'],
      ['at the end', settled.at(-1)!.heapMegabytes, 'MB'],
      ['a minute', perMinute, 'MB'],
      ['resident, at least', Math.min(...resident), 'MB'],
      ['at most', Math.max(...resident), 'MB'],
    ]),
    mistakes: [
      minutes >= JUDGED_MINUTES_MIN &&
        perMinute > MEGABYTES_PER_MINUTE_MAX &&
        `the heap rises by ${perMinute.toFixed(2)} MB a minute, at most ${MEGABYTES_PER_MINUTE_MAX} is flat`,
      work.sent - work.deleted !== remaining && `${work.sent} messages were sent and ${work.deleted} deleted, but ${remaining} are left`,
    ].filter((mistake) => mistake !== false),
  };
}

interface Sample extends Usage {
  readonly minute: number;
}

async function sampled(
  server: LoadedServer,
  work: Work,
  { minutes, onSample }: { readonly minutes: number; readonly onSample: (text: string) => void },
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startMs = performance.now();
  while (!work.isOver()) {
    await sleep(Math.min(SAMPLE_MS, minutes * 5_000));
    const usage = await server.usage();
    samples.push({ ...usage, minute: (performance.now() - startMs) / 60_000 });
    onSample(
      `${samples.at(-1)!.minute.toFixed(1)} min: ${work.calls} calls, heap ${withUnit(usage.heapMegabytes, 'MB')}, resident ${withUnit(usage.residentMegabytes, 'MB')}`,
    );
  }
  return samples;
}

/** By the method of least squares. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minute }) => minute)), mean(samples.map(({ heapMegabytes }) => heapMegabytes))];
  const covariance = mean(samples.map(({ minute, heapMegabytes }) => (minute - x) * (heapMegabytes - y)));
  return covariance / mean(samples.map(({ minute }) => (minute - x) ** 2));
}

const times = <T>(count: number, run: () => T): T[] => Array.from({ length: count }, run);

async function untilOver(work: Work, turn: (line: Line) => Promise<unknown>): Promise<void> {
  const line = await Line.to(work.port);
  while (!work.isOver()) {
    await turn(line);
    work.calls++;
  }
  line.hangUp('fin');
}

async function sendBatches(work: Work): Promise<void> {
  const Entries = times(10, () => ({ Id: '', MessageBody: BODY })).map((entry, index) => ({ ...entry, Id: String(index) }));
  await untilOver(work, async (line) => {
    if (work.sent - work.deleted > WAITING_MAX) return sleep(5);
    await line.call('SendMessageBatch', { QueueUrl: work.urls.standard, Entries });
    work.sent += 10;
  });
}

async function sendOneByOne(work: Work): Promise<void> {
  const MessageAttributes = { kind: { DataType: 'String', StringValue: 'order' } };
  await untilOver(work, async (line) => {
    if (work.sent - work.deleted > WAITING_MAX) return sleep(5);
    await line.call('SendMessage', { QueueUrl: work.urls.standard, MessageBody: BODY, MessageAttributes });
    work.sent++;
  });
}

async function sendInGroups(work: Work): Promise<void> {
  let number = 0;
  await untilOver(work, async (line) => {
    const ids = { MessageGroupId: String(number % 10), MessageDeduplicationId: String(number++) };
    await line.call('SendMessage', { QueueUrl: work.urls.fifo, MessageBody: BODY, ...ids });
    work.sent++;
    await sleep(1000 / FIFO_PER_SECOND);
  });
}

async function consume(work: Work, QueueUrl: string): Promise<void> {
  await untilOver(work, async (line) => {
    const { Messages = [] } = await line.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 });
    if (Messages.length > 0) await finish(work, line, { QueueUrl, Messages });
  });
}

/** Works a little longer on the first of them, and deletes all. */
async function finish(
  work: Work,
  line: Line,
  { QueueUrl, Messages }: { readonly QueueUrl: string; readonly Messages: readonly Received[] },
) {
  const handles = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
  await line.call('ChangeMessageVisibility', { QueueUrl, ReceiptHandle: handles[0]!.ReceiptHandle, VisibilityTimeout: 600 });
  const { Successful = [] } = await line.call('DeleteMessageBatch', { QueueUrl, Entries: handles });
  work.deleted += Successful.length;
  work.calls += 2;
}

/** Clients that poll an empty queue of their own and go away, and the queue with them. */
async function comeAndGo(work: Work): Promise<void> {
  let number = 0;
  await untilOver(work, async (line) => {
    const QueueName = `passing-${number++}`;
    await line.call('CreateQueue', { QueueName });
    await line.call('SendMessage', { QueueUrl: QueueName, MessageBody: BODY });
    await line.call('ReceiveMessage', { QueueUrl: QueueName });
    const poller = await Line.to(work.port);
    const polled = poller.call('ReceiveMessage', { QueueUrl: QueueName, WaitTimeSeconds: 20 }).catch(() => undefined);
    await sleep(20);
    poller.hangUp(number % 2 === 0 ? 'rst' : 'fin');
    await polled;
    await line.call('DeleteQueue', { QueueUrl: QueueName });
    work.calls += 4;
  });
}

async function drain(work: Work): Promise<void> {
  const line = await Line.to(work.port);
  for (const QueueUrl of Object.values(work.urls)) {
    for (;;) {
      const { Messages = [] } = await line.call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 });
      if (Messages.length === 0) break;
      await finish(work, line, { QueueUrl, Messages });
    }
  }
  line.hangUp('fin');
}
