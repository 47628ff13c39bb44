import { limits } from '../src/core/limits';
import type { MessageDraft } from '../src/core/message';
import type { Queue } from '../src/core/queue';
import { Queues } from '../src/core/queues';
import { nodeDigest } from '../src/system/node-digest';
import { seededRandom } from '../src/system/seeded-random';
import type { Bench } from './bench';
import { figuresOf, inTurn } from './figures';

/** A kind of queue. */
interface Kind {
  readonly topic: string;
  readonly fifo: boolean;
  /** FIFO: over how many groups the messages are spread. */
  readonly groups: number;
  readonly manyWaiting: number;
}

interface Case extends Kind {
  /** Messages that wait while the measured ones pass. */
  readonly waiting: number;
}

const KINDS: readonly Kind[] = [
  { topic: 'Standard queue', fifo: false, groups: 0, manyWaiting: 1_000_000 },
  { topic: 'FIFO queue, 1 group', fifo: true, groups: 1, manyWaiting: 250_000 },
  { topic: 'FIFO queue, 100,000 groups', fifo: true, groups: 100_000, manyWaiting: 250_000 },
];

const FEW_WAITING = 1_000;
const FULL = { mostWaiting: 1_000_000, rounds: 3, ms: 1_000 };
const QUICK = { mostWaiting: 100_000, rounds: 1, ms: 200 };
const WARM_UP_PART = 0.3;

/** Sends, receives and deletes 256-byte messages while others wait in the queue. */
export const model: Bench = {
  title: 'the queue model alone: messages sent, received and deleted per second of CPU, heap per waiting message',
  seconds: { full: 45, quick: 6 },
  async measure({ quick, progress }) {
    const { mostWaiting, rounds, ms } = quick ? QUICK : FULL;
    const waitings = (kind: Kind): number[] => [FEW_WAITING, Math.min(mostWaiting, kind.manyWaiting)];
    const cases = KINDS.flatMap((kind) => waitings(kind).map((waiting): Case => ({ ...kind, waiting })));
    const results = await inTurn(cases, rounds, (theCase, round) => {
      progress(`round ${round} of ${rounds}: ${theCase.topic}, ${subjectOf(theCase.waiting)}`);
      return measureCase(theCase, ms);
    });
    const figures = KINDS.flatMap(({ topic }) => {
      const measured = (key: keyof Result): Map<string, number[]> =>
        new Map(
          [...results]
            .filter(([theCase]) => theCase.topic === topic)
            .map(([theCase, rows]) => [subjectOf(theCase.waiting), rows.map((row) => row[key])]),
        );
      const relativeTo = subjectOf(FEW_WAITING);
      return [
        ...figuresOf({ topic, measure: 'messages', unit: '/s', relativeTo }, measured('perSecond')),
        ...figuresOf({ topic, measure: 'heap per waiting message', unit: 'bytes' }, measured('bytesPerMessage')),
      ];
    });
    return { figures };
  },
};

interface Result {
  /** Messages sent, received and deleted per second of CPU. */
  readonly perSecond: number;
  /** Heap per waiting message, above its body. */
  readonly bytesPerMessage: number;
}

function subjectOf(waiting: number): string {
  return `${waiting.toLocaleString('en')} messages waiting`;
}

const BODY_BYTES = 256;
const BATCH = 10;
const BATCHES_PER_RUN = 10;
/** The model's time passes as at this rate: FIFO deduplication remembers five minutes of it. */
const MESSAGES_PER_MS = 0.3;

const text = 'x'.repeat(BODY_BYTES - 12);
const groupIds = Array.from({ length: 100_000 }, (_, index) => `group-${index}`);
let next = 1_000_000_000;
let nowMs = Date.UTC(2026, 0, 1);

function measureCase(theCase: Case, ms: number): Result {
  const queue = createQueue(theCase.fifo);
  const heapBefore = usedHeap();
  for (let i = 0; i < theCase.waiting; i++) queue.send(draft(theCase, i), nowMs);
  const bytesPerMessage = (usedHeap() - heapBefore) / theCase.waiting - BODY_BYTES;
  passFor(theCase, queue, ms * WARM_UP_PART);
  return { perSecond: passFor(theCase, queue, ms), bytesPerMessage };
}

/** @returns how many messages passed per second of CPU */
function passFor(theCase: Case, queue: Queue, ms: number): number {
  const before = process.cpuUsage();
  for (let messages = 0; ;) {
    for (let batch = 0; batch < BATCHES_PER_RUN; batch++) passBatch(theCase, queue);
    messages += BATCH * BATCHES_PER_RUN;
    const { user, system } = process.cpuUsage(before);
    if (user + system >= ms * 1000) return (messages * 1e6) / (user + system);
  }
}

function passBatch(theCase: Case, queue: Queue): void {
  nowMs += BATCH / MESSAGES_PER_MS;
  for (let i = 0; i < BATCH; i++) queue.send(draft(theCase, next++), nowMs);
  for (let taken = 0; taken < BATCH;) {
    const deliveries = queue.receive({ maxMessages: BATCH - taken }, nowMs);
    for (const { receiptHandle } of deliveries) queue.delete(receiptHandle, nowMs);
    taken += deliveries.length;
  }
}

function draft({ fifo, groups }: Case, index: number): MessageDraft {
  // As a body arrives: parsed out of JSON, in one piece.
  const body = JSON.parse(`"${text}${String(index).padStart(12, '0')}"`) as string;
  const md5OfBody = nodeDigest.md5(body);
  const senderId = 'AIDAEXAMPLE';
  return fifo
    ? { body, md5OfBody, senderId, groupId: groupIds[index % groups], deduplicationId: String(index) }
    : { body, md5OfBody, senderId };
}

function createQueue(fifo: boolean): Queue {
  const queues = new Queues(
    { strict: false, autoCreateQueues: false, maximumMessageSizeBytes: limits.maximumMessageSizeBytes.max },
    { clock: { now: () => nowMs, schedule: () => () => {} }, random: seededRandom(1), digest: nodeDigest, record: () => {} },
  );
  const identity = { accountId: '000000000000', region: 'us-east-1', name: fifo ? 'bench.fifo' : 'bench' };
  // Messages wait for as long as the model's time passes.
  return queues.create(identity, { attributes: new Map([['MessageRetentionPeriod', '1209600']]), tags: new Map() }, nowMs);
}

function usedHeap(): number {
  if (globalThis.gc === undefined) throw new Error('Heap is measured with --expose-gc only.');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
