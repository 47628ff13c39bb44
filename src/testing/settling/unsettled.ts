import type { EpochMs } from '../../core/clock';
import type { Queue } from '../../core/queue';
import { stateOf, type StoredMessage } from '../../core/stored-message';
import { counted, list } from '../assertions/failure-message';
import { faultsTold } from '../assertions/faults-told';
import type { TestWorld } from '../world/test-world';
import { printedBody } from '../values/printed';
import { aligned } from '../../words/aligned';
import { timersStandStill } from '../../system/time/fake-timers';
import { durationInWords } from '../../words/duration-in-words';
import { disabledMapping } from '../words/disabled-mapping';
import { momentInWords } from '../words/event-in-words';
import { queueNames } from '../words/queue-names';
import { stateInWords } from '../words/state-in-words';
import type { Consumer } from './consumers';
import { openQueues, runningMoves, type OpenQueue } from './open-queues';

/** How far settling came. */
export interface Attempt {
  readonly startMs: EpochMs;
  readonly limitMs: number;
  /** Nothing would ever have changed; otherwise the time was up. */
  readonly gaveUp: boolean;
}

/** A message that was delivered so often is never going to be handled. */
const MANY_RECEIVES = 3;

const CANNOT_MOVE_TIMERS = [
  'The timers are faked by something that sqs.clock cannot move, as are the legacy ones of Jest and those of node:test: a consumer that pauses waits for ever.',
  'Move them yourself (jest.advanceTimersByTime, mock.timers.tick), leave setTimeout real, or take the modern ones of Jest: jest.useFakeTimers().',
].join('\n');

/** Who is stuck, and what is likely the cause. */
export function unsettled(world: TestWorld, { startMs, limitMs, gaveUp }: Attempt): string {
  const nameOf = queueNames([...world.all()].map(({ arn }) => arn));
  const moment = (atMs: EpochMs): string => momentInWords(atMs - startMs);
  const why = gaveUp ? `and nothing will change any more` : `within ${durationInWords(limitMs)}`;
  return [
    `sqs.settle(): not all work is done, ${why}. It began at 0 s, and it is ${moment(world.nowMs())} now.`,
    ...workLeft(world, { startMs, gaveUp }),
    ...runningMoves(world).map(
      ({ sourceArn, moved, toMove }) => `A move task from "${nameOf(sourceArn)}" has moved ${moved} of ${counted(toMove, 'message')}.`,
    ),
    ...faultsTold(world),
    ...(timersStandStill() ? [CANNOT_MOVE_TIMERS] : []),
  ].join('\n\n');
}

/** Which messages are left, and why: a paragraph for each queue. */
export function workLeft(world: TestWorld, { startMs, gaveUp }: Pick<Attempt, 'startMs' | 'gaveUp'>): string[] {
  const nameOf = queueNames([...world.all()].map(({ arn }) => arn));
  const moment = (atMs: EpochMs): string => momentInWords(atMs - startMs);
  return openQueues(world).map((queue) => paragraph(queue, { world, name: nameOf(queue.queue.arn), moment, gaveUp }));
}

interface Telling {
  readonly world: TestWorld;
  readonly name: string;
  readonly moment: (atMs: EpochMs) => string;
  readonly gaveUp: boolean;
}

function paragraph({ queue, messages }: OpenQueue, telling: Telling): string {
  const { world, name, moment } = telling;
  const nowMs = world.nowMs();
  const rows = messages.map((stored) => {
    const last = stored.receives === undefined ? '' : `, last at ${moment(stored.receives.lastAtMs)}`;
    return [printedBody(stored.message.body), `${stateInWords(stored, nowMs)}${last}`];
  });
  return [...list(`"${name}" has ${counted(messages.length, 'message')}:`, aligned(rows)), cause(queue, messages, telling)].join('\n');
}

function cause(queue: Queue, messages: readonly StoredMessage[], telling: Telling): string {
  const { world, name } = telling;
  const nowMs = world.nowMs();
  const inState = (state: string): StoredMessage[] => messages.filter((stored) => stateOf(stored, nowMs) === state);
  const disabled = disabledMapping(queue, world);
  if (disabled.length > 0 && inState('visible').length > 0) return disabled.join('\n');
  const often = messages.find((stored) => receivesHere(stored) >= MANY_RECEIVES);
  if (often !== undefined && queue.settings.redrivePolicy === undefined) return neverDeleted(often, name);
  const [first] = inState('visible');
  const holder = first && world.consumers.holderOf(first.message.id);
  if (holder !== undefined && queue.waiting === 0) return atWork(first!, holder, telling);
  if (first !== undefined && queue.waiting === 0) return nobodyReceives(first, name);
  if (first !== undefined)
    return `"${name}" is polled, but ${printedBody(first.message.body)} waits for one of its message group that is in flight.`;
  const [held] = inState('inFlight');
  if (held !== undefined) return inHand(held, telling);
  const lastMs = Math.max(...messages.map(({ visibleAtMs }) => visibleAtMs)) - nowMs;
  return `Its delay lasts ${durationInWords(lastMs)} more. Write\n  await sqs.settle({ within: '${Math.ceil(lastMs / 60_000) + 60}m' })`;
}

function receivesHere({ receives }: StoredMessage): number {
  return receives?.count ?? 0;
}

function neverDeleted(stored: StoredMessage, name: string): string {
  const line = `sqs.createQueue('${name}', { deadLetterQueue: '${name}-dlq', maxReceiveCount: 3 })`;
  return `${printedBody(stored.message.body)} was delivered ${receivesHere(stored)} times and never deleted: its handler fails, and there is no dead-letter queue. Write\n  ${line}`;
}

function nobodyReceives(stored: StoredMessage, name: string): string {
  const again = stored.receives === undefined ? '' : ' any more';
  return [
    `Nobody receives from "${name}"${again}. Start its consumer before you settle, or empty it:`,
    `  await client.send(new ReceiveMessageCommand({ QueueUrl: sqs.queue('${name}').url, WaitTimeSeconds: 20 }))`,
    `  sqs.queue('${name}').purge()`,
  ].join('\n');
}

function atWork({ message: { body } }: StoredMessage, { receive }: Consumer, { moment }: Telling): string {
  return [
    `${printedBody(body)} is with a consumer since ${moment(receive.endedAtMs!)} (call ${receive.id}): it has not called SQS since, and nobody else receives.`,
    'If it works in real time for so long, give it more; else look for what its handler waits for:',
    `  await sqs.settle({ patience: '30s' })`,
  ].join('\n');
}

function inHand({ message, receives, visibleAtMs }: StoredMessage, { world, moment }: Telling): string {
  const nowMs = world.nowMs();
  return [
    `${printedBody(message.body)} waits for its handler since ${moment(receives!.lastAtMs)}: it neither deleted it (DeleteMessage) nor gave it back (ChangeMessageVisibility to 0).`,
    `It comes back in ${durationInWords(visibleAtMs - nowMs)}; for more of SQS' time write`,
    `  await sqs.settle({ within: '${Math.ceil((visibleAtMs - nowMs) / 60_000) + 60}m' })`,
  ].join('\n');
}
