import { attributesOf } from '../world/queue-definition';
import { unwrap } from '../backends/unwrap';
import type { StartedBackend } from '../backends/started-backend';
import type { ContractQueue, ContractQueueDefinition } from './contract-queue';
import { queueOnBackend } from './queue-on-backend';
import { shortenedTimes } from './shortened-times';

/** Makes the queues of a contract on one backend, and deletes them. */
export interface ContractQueues {
  create(name: string, definition?: ContractQueueDefinition): Promise<ContractQueue>;
  /** From now on queues belong to the running test. */
  enterTest(): void;
  /** Deletes the queues of the test, as soon as no other is running. */
  leaveTest(): Promise<void>;
  /** Deletes all queues that are left. */
  deleteAll(): Promise<void>;
}

/** What it needs to make them. */
export interface ContractQueuesOptions {
  readonly backend: () => StartedBackend;
  /** Tells the names of this block from those of others. */
  readonly runId: string;
  readonly timeScale: number;
}

/** SQS takes longer names for none. */
const NAME_LENGTH_MAX = 80;

interface Made {
  readonly url: string;
  /** What it was asked for by. */
  readonly name: string;
  readonly ofTest: boolean;
  readonly queue: Promise<ContractQueue>;
}

/** Starts without queues. */
export function contractQueues({ backend, runId, timeScale }: ContractQueuesOptions): ContractQueues {
  let running = 0;
  let numberOfTest = 0;
  const made = new Set<Made>();

  async function make(name: string, { deadLetterQueue, ...definition }: ContractQueueDefinition): Promise<ContractQueue> {
    // Never the same for two tests: AWS takes no name again for a minute.
    const begin = `${backend().sqs === undefined ? backend().queuePrefix : ''}${runId}-${running > 0 ? numberOfTest : 0}-`;
    const QueueName = uniqueName(begin, name);
    const scaled = backend().sqs === undefined ? shortenedTimes(name, definition, timeScale) : definition;
    const deadLetterArn = deadLetterQueue === undefined ? undefined : (await deadLetters(deadLetterQueue)).arn;
    const Attributes = Object.fromEntries(attributesOf(QueueName, scaled, deadLetterArn));
    const input = { QueueName, Attributes, ...(definition.tags && { tags: definition.tags }) };
    const { QueueUrl } = await unwrap(backend().call('CreateQueue', input));
    const entry = { url: String(QueueUrl), name, ofTest: running > 0, queue: queueOnBackend(backend(), String(QueueUrl)) };
    made.add(entry);
    return entry.queue;
  }

  async function deadLetters(queueOrName: string | ContractQueue): Promise<ContractQueue> {
    if (typeof queueOrName !== 'string') return queueOrName;
    const existing = [...made].findLast(({ name }) => name === queueOrName);
    return existing?.queue ?? make(queueOrName, {});
  }

  async function deleteThose(entries: readonly Made[]): Promise<void> {
    for (const entry of entries) made.delete(entry);
    const answers = await Promise.all(entries.map(({ url: QueueUrl }) => backend().call('DeleteQueue', { QueueUrl })));
    const error = answers.map((answer) => answer.error).find((candidate) => candidate !== undefined && !isGone(candidate.code));
    if (error !== undefined) throw new Error(`A queue could not be deleted: ${error.code}: ${error.message}`);
  }

  return {
    create: (name, definition: ContractQueueDefinition = {}) => make(name, definition),
    enterTest() {
      if (running === 0) numberOfTest++;
      running++;
    },
    async leaveTest() {
      running--;
      if (running === 0) await deleteThose([...made].filter(({ ofTest }) => ofTest));
    },
    deleteAll: () => deleteThose([...made]),
  };
}

function uniqueName(begin: string, name: string): string {
  const unique = `${begin}${name}`;
  if (unique.length <= NAME_LENGTH_MAX) return unique;
  throw new TypeError(
    `The queue name "${name}" is too long for a contract: made unique, it is "${unique}", of ${unique.length} characters. ` +
      `SQS takes ${NAME_LENGTH_MAX}; give at most ${name.length - (unique.length - NAME_LENGTH_MAX)}.`,
  );
}

/** A test may delete what it made itself. */
function isGone(code: string): boolean {
  return code.includes('NonExistentQueue') || code.includes('QueueDoesNotExist');
}
