import { Bench } from 'tinybench';
import { limits } from '../src/core/limits';
import type { MessageDraft } from '../src/core/message';
import type { Queue } from '../src/core/queue';
import { Queues } from '../src/core/queues';
import { nodeDigest } from '../src/system/node-digest';
import { seededRandom } from '../src/system/seeded-random';

/** One size of the model's benchmark. */
export interface ModelCase {
  readonly name: string;
  readonly fifo: boolean;
  /** Messages that wait while the measured ones pass. */
  readonly waiting: number;
  /** FIFO: over how many groups the messages are spread. */
  readonly groups: number;
}

/** What a case showed. */
export interface ModelResult extends ModelCase {
  /** Messages sent, received and deleted per second. */
  readonly perSecond: number;
  /** Heap per waiting message, above its body. */
  readonly bytesPerMessage: number;
}

/** What is measured: few and many messages, one and many groups. */
export const MODEL_CASES: readonly ModelCase[] = [
  { name: 'standard', fifo: false, waiting: 1_000, groups: 0 },
  { name: 'standard', fifo: false, waiting: 1_000_000, groups: 0 },
  { name: 'FIFO, 1 group', fifo: true, waiting: 1_000, groups: 1 },
  { name: 'FIFO, 1 group', fifo: true, waiting: 1_000_000, groups: 1 },
  { name: 'FIFO, 100,000 groups', fifo: true, waiting: 1_000_000, groups: 100_000 },
];

const BODY_BYTES = 256;
const BATCH = 10;
const BATCHES_PER_RUN = 10;
/** The model's time passes as at this rate: FIFO deduplication remembers five minutes of it. */
const MESSAGES_PER_MS = 0.3;

const text = 'x'.repeat(BODY_BYTES - 12);
const groupIds = Array.from({ length: 100_000 }, (_, index) => `group-${index}`);
let next = 1_000_000_000;
let nowMs = Date.UTC(2026, 0, 1);

/** Sends, receives and deletes 256-byte messages while others wait in the queue. */
export async function measureModel(theCase: ModelCase, seconds: number): Promise<ModelResult> {
  const queue = createQueue(theCase.fifo);
  const heapBefore = usedHeap();
  for (let i = 0; i < theCase.waiting; i++) queue.send(draft(theCase, i), nowMs);
  const bytesPerMessage = (usedHeap() - heapBefore) / theCase.waiting - BODY_BYTES;

  const bench = new Bench({ time: seconds * 1000, warmupTime: seconds * 200 });
  bench.add(theCase.name, () => {
    for (let batch = 0; batch < BATCHES_PER_RUN; batch++) passBatch(theCase, queue);
  });
  await bench.run();
  const { result } = bench.tasks[0]!;
  if (!('throughput' in result)) throw new Error(`The benchmark "${theCase.name}" did not run: ${result.state}.`);
  return { ...theCase, perSecond: result.throughput.mean * BATCH * BATCHES_PER_RUN, bytesPerMessage };
}

function passBatch(theCase: ModelCase, queue: Queue): void {
  nowMs += BATCH / MESSAGES_PER_MS;
  for (let i = 0; i < BATCH; i++) queue.send(draft(theCase, next++), nowMs);
  for (let taken = 0; taken < BATCH;) {
    const deliveries = queue.receive({ maxMessages: BATCH - taken }, nowMs);
    for (const { receiptHandle } of deliveries) queue.delete(receiptHandle, nowMs);
    taken += deliveries.length;
  }
}

function draft({ fifo, groups }: ModelCase, index: number): MessageDraft {
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
