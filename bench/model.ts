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

const BODY_BYTES = 256;
const BATCH = 10;
/** The model's time passes as at 1,000 messages a second: FIFO deduplication remembers five minutes of them. */
const MESSAGES_PER_MS = 1;

/** Sends, receives and deletes 256-byte messages while `waiting` others stay in the queue. */
export function measureModel(theCase: ModelCase, seconds: number): ModelResult {
  const queue = createQueue(theCase.fifo);
  const heapBefore = usedHeap();
  for (let i = 0; i < theCase.waiting; i++) queue.send(draft(theCase, i), nowMs);
  const bytesPerMessage = (usedHeap() - heapBefore) / Math.max(1, theCase.waiting) - BODY_BYTES;
  pass(theCase, queue, 0.2);
  return { ...theCase, perSecond: pass(theCase, queue, seconds), bytesPerMessage };
}

function pass(theCase: ModelCase, queue: Queue, seconds: number): number {
  let passed = 0;
  const start = process.hrtime.bigint();
  const end = start + BigInt(Math.round(seconds * 1e9));
  while (process.hrtime.bigint() < end) {
    for (let round = 0; round < 100; round++) {
      nowMs += BATCH / MESSAGES_PER_MS;
      for (let i = 0; i < BATCH; i++) queue.send(draft(theCase, next++), nowMs);
      for (let taken = 0; taken < BATCH;) {
        const deliveries = queue.receive({ maxMessages: BATCH - taken }, nowMs);
        for (const { receiptHandle } of deliveries) queue.delete(receiptHandle, nowMs);
        taken += deliveries.length;
      }
      passed += BATCH;
    }
  }
  return passed / (Number(process.hrtime.bigint() - start) / 1e9);
}

let next = 1_000_000_000;
let nowMs = Date.UTC(2026, 0, 1);
const text = 'x'.repeat(BODY_BYTES - 12);

function draft({ fifo, groups }: ModelCase, index: number): MessageDraft {
  const body = `${text}${String(index).padStart(12, '0')}`;
  const common = { body, md5OfBody: nodeDigest.md5(body), senderId: 'AIDAEXAMPLE' };
  return fifo ? { ...common, groupId: `group-${index % groups}`, deduplicationId: String(index) } : common;
}

function createQueue(fifo: boolean): Queue {
  const queues = new Queues(
    { strict: false, autoCreateQueues: false, maximumMessageSizeBytes: limits.maximumMessageSizeBytes.max },
    { clock: { now: () => 0, schedule: () => () => {} }, random: seededRandom(1), digest: nodeDigest, record: () => {} },
  );
  const identity = { accountId: '000000000000', region: 'us-east-1', name: fifo ? 'bench.fifo' : 'bench' };
  return queues.create(identity, { attributes: new Map(), tags: new Map() }, nowMs);
}

function usedHeap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
