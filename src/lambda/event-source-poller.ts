import type { EpochMs } from '../core/clock';
import type { Queue } from '../core/queue';
import type { TestWorld } from '../testing/world/test-world';
import { Batch, type BatchLimits } from './batch';
import { Concurrency } from './concurrency';
import type { EventSourceSettings } from './event-source-settings';
import { FunctionInvoker } from './function-invoker';
import { lambdaLimits } from './lambda-limits';
import type { LambdaFunction } from './lambda-function';
import { QueueClient, type Handed } from './queue-client';
import { sqsRecord } from './sqs-record';

/** What a poller is of. */
export interface PollerOptions {
  readonly world: TestWorld;
  readonly queueArn: string;
  readonly mappingId: string;
  readonly lambdaFunction: LambdaFunction;
  readonly nextId: () => string;
  /** Ids of the calls to the queue. */
  readonly nextCallId: () => string;
  readonly settings: () => EventSourceSettings;
  /** Called when there may be something to do; it may close the poller. */
  readonly onWake: () => void;
}

/**
 * Receives the messages of a queue, gathers them in batches, and invokes a function with each.
 *
 * It acts whenever messages may have become available, a batch is due, or an invocation is over; in between it does nothing at all.
 */
export class EventSourcePoller {
  readonly #options: PollerOptions;
  readonly #client: QueueClient;
  readonly #batch = new Batch();
  readonly #concurrency = new Concurrency();
  readonly #invoker: FunctionInvoker;
  #isOn = false;
  #unwatch = (): void => {};
  #cancelAlarm = (): void => {};
  #alarmAtMs: EpochMs | undefined;
  /** Whether it acts just now, or is about to, and whether something came up meanwhile. */
  #awake = false;
  #again = false;
  #pausedUntilMs: EpochMs = -Infinity;
  /** Raised when what was received is of no more interest. */
  #era = 0;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#client = new QueueClient(options);
    this.#invoker = new FunctionInvoker({ ...options, client: this.#client, onEnd: () => this.#wake() });
  }

  start(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    const { world, queueArn } = this.#options;
    this.#unwatch = world.watch(queueArn, () => this.#wake());
    this.#wake();
  }

  /** Polls no more; invocations under way go on, and what was only received comes back when its visibility timeout is over. */
  stop(): void {
    this.#isOn = false;
    this.#unwatch();
    this.#forget();
  }

  /** Its settings have changed. */
  changed(): void {
    this.#wake();
  }

  /** The world drops its messages: what is under way is of no more interest. */
  abandon(): void {
    this.#forget();
    this.#invoker.abandon();
  }

  /** It is not needed any more. */
  close(): void {
    this.stop();
    this.#client.stop();
  }

  #forget(): void {
    this.#era++;
    this.#batch.clear();
    this.#concurrency.rest();
    this.#setAlarm(undefined);
    this.#pausedUntilMs = -Infinity;
  }

  get #nowMs(): EpochMs {
    return this.#options.world.clock.now();
  }

  /** Acts once all that runs now has run: what is sent in one go is received in one go. */
  #wake(): void {
    this.#options.onWake();
    this.#again = true;
    if (this.#awake || !this.#isOn) return;
    this.#awake = true;
    void Promise.resolve().then(() => this.#run());
  }

  async #run(): Promise<void> {
    try {
      do {
        this.#again = false;
        while (await this.#step());
      } while (this.#again && this.#isOn);
    } finally {
      this.#awake = false;
    }
    this.#options.world.activity.waits();
  }

  /** @returns whether there may be more to do at once */
  async #step(): Promise<boolean> {
    const { queue } = this.#client;
    if (!this.#isOn || queue === undefined) return false;
    const nowMs = this.#nowMs;
    const { batchSize, windowSeconds, maximumConcurrency } = this.#options.settings();
    const limits = { batchSize, windowSeconds };
    const isReady = this.#batch.isReady(limits, nowMs);
    const hasMore = isReady || queue.peek(nowMs) !== undefined;
    if (this.#invoker.running >= this.#concurrency.limit({ fifo: queue.fifo, maximum: maximumConcurrency }, nowMs)) {
      if (hasMore) this.#setAlarm(this.#concurrency.isShort(nowMs));
      return false;
    }
    if (nowMs < this.#pausedUntilMs) return this.#restUntil(this.#pausedUntilMs);
    if (isReady) return this.#handOver(limits);
    if (!hasMore) return this.#restUntil(this.#nextMs(queue, limits));
    return this.#receive(batchSize - this.#batch.size);
  }

  #handOver(limits: BatchLimits): boolean {
    const taken = this.#batch.take(limits, this.#nowMs);
    if (this.#invoker.invoke(taken) === 'throttled') this.#pause();
    return true;
  }

  /** When there is something to do though nobody does anything. */
  #nextMs(queue: Queue, limits: BatchLimits): EpochMs | undefined {
    const changesAtMs = queue.nextChangeMs(this.#nowMs) ?? Infinity;
    const atMs = Math.min(changesAtMs, this.#batch.size > 0 ? this.#batch.endsAtMs(limits) : Infinity);
    return atMs === Infinity ? undefined : atMs;
  }

  #restUntil(atMs: EpochMs | undefined): false {
    if (this.#invoker.running === 0 && this.#batch.size === 0) this.#concurrency.rest();
    this.#setAlarm(atMs);
    return false;
  }

  async #receive(maxMessages: number): Promise<boolean> {
    const era = this.#era;
    const handed = await this.#client.receive(maxMessages, this.#visibilitySeconds());
    // The world may have been emptied meanwhile, or the mapping been disabled.
    if (this.#era !== era) return this.#isOn;
    if (handed === undefined || (handed.length === 0 && this.#client.queue?.peek(this.#nowMs) !== undefined)) this.#pause();
    else await this.#gather(handed);
    return true;
  }

  /** Puts what passes the filter into the batch, and deletes the rest. */
  async #gather(handed: readonly Handed[]): Promise<void> {
    const { queue } = this.#client;
    const { filter } = this.#options.settings();
    const dropped: string[] = [];
    for (const { received, message } of handed) {
      const record = sqsRecord(received, { arn: this.#options.queueArn, region: queue?.region ?? '' });
      if (filter === undefined || filter(record)) this.#batch.add({ record, message }, this.#nowMs);
      else dropped.push(message.receiptHandle);
    }
    if (dropped.length > 0) await this.#client.delete(dropped);
  }

  /** The queue's, unless a batch could take longer: then Lambda asks for more. */
  #visibilitySeconds(): number | undefined {
    const { windowSeconds, timeoutSeconds } = this.#options.settings();
    const neededSeconds = windowSeconds + timeoutSeconds;
    const ofQueue = this.#client.queue?.settings.visibilityTimeoutSeconds ?? 0;
    return windowSeconds > 0 && neededSeconds > ofQueue ? neededSeconds + lambdaLimits.visibilityMarginSeconds : undefined;
  }

  #pause(): void {
    this.#pausedUntilMs = this.#nowMs + lambdaLimits.pauseMs;
  }

  #setAlarm(atMs: EpochMs | undefined): void {
    if (atMs === this.#alarmAtMs) return;
    this.#cancelAlarm();
    this.#alarmAtMs = atMs;
    if (atMs === undefined) return;
    this.#cancelAlarm = this.#options.world.clock.schedule(atMs, () => {
      this.#alarmAtMs = undefined;
      this.#wake();
    });
  }
}
