import { performance } from 'node:perf_hooks';
import { serverFigures, type Finding } from './finding';
import type { LoadedServer } from './loaded-server';
import { Line, type Answer } from './line';
import { createQueue, queueState } from './queues';

const WAIT_SECONDS = 20;
const BATCH = 10;
/** Connections that are opened at once. */
const OPENED_AT_ONCE = 500;
/** Polls that are on their way at once; then the server is asked whether they have arrived. */
const ARRIVING_AT_ONCE = 250;
const MEGABYTES_MAX = 500;

/** So many receives wait in one line, and are woken one by one: in the order in which they came, and each by its message. */
export async function polls(server: LoadedServer, count: number): Promise<Finding> {
  const before = await server.usage();
  const QueueUrl = await createQueue(server, 'polled');
  const lines = await openLines(server.port, count);
  const startMs = performance.now();
  const answers = await park(server, QueueUrl, lines);
  const parkedMs = performance.now() - startMs;
  const { residentMegabytes } = await server.usage();

  await wake(server.port, QueueUrl, count);
  const bodies = (await Promise.all(answers)).map(({ Messages = [] }) => Messages[0]?.Body);
  const wokenMs = performance.now() - startMs - parkedMs;

  const strangers = bodies.filter((body, index) => body !== String(index)).length;
  const { inFlight, visible, waiting } = await queueState(server, 'polled');
  const after = await server.usage();
  for (const line of lines) line.hangUp('fin');
  const empty = bodies.filter((body) => body === undefined).length;
  return {
    figures: serverFigures(`${count.toLocaleString('en')} receives that wait`, [
      ['memory before', before.residentMegabytes, 'MB'],
      ['with all of them', residentMegabytes, 'MB'],
      ['at most', Math.max(residentMegabytes, after.residentMegabytesMax), 'MB'],
      ['parked in', parkedMs / 1000, 's'],
      ['woken in', wokenMs / 1000, 's'],
    ]),
    mistakes: [
      empty > 0 && `${empty} polls were answered without a message; their ${WAIT_SECONDS} s may have been over: try fewer with --polls`,
      strangers > empty && `${strangers - empty} polls were woken out of their turn`,
      (inFlight !== count || visible !== 0 || waiting !== 0) &&
        `of ${count} messages ${inFlight} are in flight and ${visible} visible, and ${waiting} receives still wait`,
      Math.max(residentMegabytes, after.residentMegabytesMax) > MEGABYTES_MAX && `more than ${MEGABYTES_MAX} MB were resident`,
    ].filter((mistake) => mistake !== false),
  };
}

async function openLines(port: number, count: number): Promise<Line[]> {
  const lines: Line[] = [];
  while (lines.length < count) {
    const length = Math.min(OPENED_AT_ONCE, count - lines.length);
    lines.push(...(await Promise.all(Array.from({ length }, () => Line.to(port)))));
  }
  return lines;
}

/** Lets each connection receive, in their order. */
async function park(server: LoadedServer, QueueUrl: string, lines: readonly Line[]): Promise<Promise<Answer>[]> {
  const answers: Promise<Answer>[] = [];
  for (const line of lines) {
    answers.push(line.call('ReceiveMessage', { QueueUrl, WaitTimeSeconds: WAIT_SECONDS }));
    if (answers.length % ARRIVING_AT_ONCE === 0 || answers.length === lines.length) await arrived(server, answers.length);
  }
  return answers;
}

async function arrived(server: LoadedServer, count: number): Promise<void> {
  while ((await queueState(server, 'polled')).waiting < count);
}

/** Sends a message for each of them; what it says is whose turn it is. */
async function wake(port: number, QueueUrl: string, count: number): Promise<void> {
  const line = await Line.to(port);
  for (let sent = 0; sent < count; sent += BATCH) {
    const length = Math.min(BATCH, count - sent);
    const Entries = Array.from({ length }, (_, index) => ({ Id: String(index), MessageBody: String(sent + index) }));
    await line.call('SendMessageBatch', { QueueUrl, Entries });
  }
  line.hangUp('fin');
}
