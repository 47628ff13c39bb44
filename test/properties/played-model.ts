import type { JournalEvent } from '../../src/core/journal';
import type { MoveTask } from '../../src/core/move-tasks';
import type { Delivery, Queue, ReceiveRequest } from '../../src/core/queue';
import { Queues } from '../../src/core/queues';
import type { Random } from '../../src/core/random';
import { SqsError } from '../../src/core/sqs-error';
import { nodeDigest } from '../../src/system/node-digest';
import { handClock } from '../core/hand-clock';
import type { Operation } from './operations';

/** What is done to queues besides their messages. */
export type Administration =
  | { readonly do: 'tag'; readonly queue: number; readonly key: string; readonly value: string }
  | { readonly do: 'untag'; readonly queue: number; readonly key: string }
  | { readonly do: 'attribute'; readonly queue: number; readonly name: string; readonly value: string }
  | { readonly do: 'delete queue'; readonly queue: number }
  | { readonly do: 'create queue'; readonly queue: number }
  | { readonly do: 'cancel task'; readonly queue: number }
  | { readonly do: 'lose answer'; readonly queue: number; readonly attempt: string | undefined };

export type Step = Operation | Administration;

const RULES = { strict: true, autoCreateQueues: false, maximumMessageSizeBytes: 1_048_576 };
const OWNER = { accountId: '000000000000', region: 'us-east-1' };

/** Ids that go on from a number, so that two models can draw the same. */
class CountingRandom implements Random {
  drawn = 0;

  uuid(): string {
    return `00000000-0000-4000-8000-${String(this.drawn++).padStart(12, '0')}`;
  }

  unit(): number {
    return 0;
  }
}

/** The bare model, what it recorded, and the steps of scenarios, each with its answer as text. */
export class PlayedModel {
  readonly names: readonly string[];
  readonly clock: ReturnType<typeof handClock>;
  readonly random = new CountingRandom();
  readonly events: JournalEvent[] = [];
  readonly queues: Queues;
  /** Receipt handles it gave, and where. */
  readonly handles: { readonly handle: string; readonly queue: number }[] = [];
  /** What polls that waited got since it was asked last. */
  readonly polled: string[] = [];
  #received: { readonly queue: number; readonly deliveries: readonly Delivery[]; readonly request: ReceiveRequest } | undefined;
  #polls: AbortController[] = [];
  #sent = 0;

  constructor(names: readonly string[], nowMs?: number) {
    this.names = names;
    this.clock = handClock(nowMs);
    const record = (event: JournalEvent): void => void this.events.push(event);
    this.queues = new Queues(RULES, { clock: this.clock, random: this.random, digest: nodeDigest, record });
  }

  /** Makes the future of another model its own: time, ids and handles; not its queues. */
  goOnFrom(other: PlayedModel): void {
    this.random.drawn = other.random.drawn;
    this.handles.push(...other.handles);
    this.#sent = other.#sent;
    this.#received = other.#received;
  }

  create(index: number, attributes: Readonly<Record<string, string>>): void {
    const identity = { ...OWNER, name: this.names[index]! };
    const tags = new Map([['team', 'shop']]);
    if (this.#queue(index) === undefined)
      this.queues.create(identity, { attributes: new Map(Object.entries(attributes)), tags }, this.#nowMs);
  }

  /** Takes a step; later ones may see what it did. */
  async play(step: Step): Promise<string> {
    const answer = this.#answerTo(step);
    for (let turn = 0; turn < 5; turn++) await undefined;
    return [answer, ...this.polled.splice(0)].join('; ');
  }

  /** Nobody waits any more. */
  async giveUpPolls(): Promise<void> {
    for (const poll of this.#polls.splice(0)) poll.abort();
    for (let turn = 0; turn < 5; turn++) await undefined;
    this.polled.length = 0;
  }

  /** All that there is, as plain data. */
  state() {
    const { moveTasks } = this.queues;
    return this.names.map((_, index) => {
      const queue = this.#queue(index);
      const arn = this.#arn(index);
      const tasks = moveTasks.list(arn).map(plainTask);
      if (queue === undefined) return { arn, deletedAtMs: this.queues.deletedAtMs(arn), tasks };
      const { attributes, tags, settings, createdAtMs, lastModifiedAtMs, lastPurgedAtMs } = queue;
      const messages = queue.messages(this.#nowMs).map(({ message, visibleAtMs, receives }) => ({ message, visibleAtMs, receives }));
      const moments = { createdAtMs, lastModifiedAtMs, lastPurgedAtMs };
      const next = queue.peek(this.#nowMs)?.message.id;
      return {
        arn,
        attributes: [...attributes],
        tags: [...tags],
        settings,
        ...moments,
        counts: queue.counts(this.#nowMs),
        messages,
        next,
        tasks,
      };
    });
  }

  get #nowMs(): number {
    return this.clock.now();
  }

  #arn(index: number): string {
    return `arn:aws:sqs:us-east-1:000000000000:${this.names[index]!}`;
  }

  #queue(index: number): Queue | undefined {
    return this.queues.find(this.#arn(index));
  }

  #answerTo(step: Step): string {
    try {
      if (step.do === 'wait') this.clock.pass(step.ms);
      else if (step.do === 'giveUp') this.#polls[step.poll]?.abort();
      else if (step.do === 'takeBack') this.#takeBack();
      else if (step.do === 'create queue') this.create(step.queue, {});
      else if (step.do === 'delete' || step.do === 'change') return this.#useHandle(step);
      else if (step.do !== 'look') {
        const index = step.do === 'poll' ? 0 : step.queue;
        const queue = this.#queue(index);
        return queue === undefined ? 'no queue' : this.#doAt(queue, index, step);
      }
      return step.do;
    } catch (error) {
      if (error instanceof SqsError) return error.message;
      throw error;
    }
  }

  #takeBack(): void {
    const { queue, deliveries, request } = this.#received ?? {};
    if (queue !== undefined) this.#queue(queue)?.takeBack(deliveries!, request!, this.#nowMs);
    this.#received = undefined;
  }

  #useHandle(step: Extract<Step, { readonly do: 'delete' | 'change' }>): string {
    const found = this.handles[step.handle % Math.max(1, this.handles.length)];
    const queue = found && this.#queue(step.queue ?? found.queue);
    if (step.do === 'delete') queue?.delete(found!.handle, this.#nowMs);
    else queue?.changeVisibility(found!.handle, step.timeout, this.#nowMs);
    return step.do;
  }

  #doAt(
    queue: Queue,
    index: number,
    step: Exclude<Step, { readonly do: 'wait' | 'giveUp' | 'takeBack' | 'create queue' | 'delete' | 'change' | 'look' }>,
  ) {
    const nowMs = this.#nowMs;
    switch (step.do) {
      case 'send':
        return this.#send(queue, step);
      case 'receive': {
        const { max: maxMessages, timeout: visibilityTimeoutSeconds, attempt: attemptId } = step;
        const request = { maxMessages, visibilityTimeoutSeconds, attemptId };
        const deliveries = queue.receive(request, nowMs);
        this.#received = { queue: index, deliveries, request };
        return this.#given(index, deliveries);
      }
      case 'lose answer': {
        const request = { maxMessages: 10, attemptId: queue.fifo ? step.attempt : undefined };
        return String(queue.takeBack(queue.receive(request, nowMs), request, nowMs));
      }
      case 'poll':
        return this.#poll(queue, step);
      case 'garbage':
        return String(queue.delete('AQEBgarbage', nowMs));
      case 'purge':
        return String(queue.purge(nowMs));
      case 'set':
        return this.#set(queue, NAMES[step.name], String(step.to));
      case 'attribute':
        return this.#set(queue, step.name, step.value);
      case 'redrive':
        return this.#set(queue, 'RedrivePolicy', step.to === undefined ? '' : this.#redrivePolicy(step.to, step.max));
      case 'move':
        return this.#move(queue, index, step);
      case 'cancel task':
        return this.queues.moveTasks.list(queue.arn).forEach(({ id }) => this.queues.moveTasks.cancel(id, nowMs)) ?? 'cancelled';
      case 'tag':
        return String(queue.setTags(new Map([[step.key, step.value]]), nowMs));
      case 'untag':
        return String(queue.removeTags([step.key], nowMs));
      case 'delete queue':
        this.#received = undefined;
        return String(this.queues.delete(queue, nowMs));
    }
  }

  #send(queue: Queue, { group, dedup, delay }: Extract<Step, { readonly do: 'send' }>): string {
    const groupId = queue.fifo || group > 1 ? `g${group}` : undefined;
    const deduplicationId = queue.fifo ? (dedup === undefined ? `unique-${this.#sent}` : `same-${dedup}`) : undefined;
    const attributes = group === 0 ? { number: { DataType: 'Number', StringValue: '1' } } : undefined;
    const draft = { body: `m${++this.#sent}`, md5OfBody: 'md5', attributes, senderId: 'me', groupId, deduplicationId };
    return JSON.stringify(queue.send({ ...draft, delaySeconds: delay }, this.#nowMs));
  }

  #poll(queue: Queue, { max: maxMessages, timeout, wait, attempt }: Extract<Step, { readonly do: 'poll' }>): string {
    const abort = new AbortController();
    this.#polls.push(abort);
    const request = { maxMessages, visibilityTimeoutSeconds: timeout, attemptId: attempt };
    const options = { untilMs: this.#nowMs + wait * 1000, signal: abort.signal };
    void queue.waitForMessages(request, options, this.#nowMs).then(
      (deliveries) => this.polled.push(this.#given(0, deliveries)),
      (error: unknown) => this.polled.push(String(error)),
    );
    return 'poll';
  }

  #given(queue: number, deliveries: readonly Delivery[]): string {
    this.handles.push(...deliveries.map(({ receiptHandle: handle }) => ({ handle, queue })));
    return JSON.stringify(deliveries);
  }

  #set(queue: Queue, name: string, value: string): string {
    const attributes = new Map(queue.attributes);
    if (value === '') attributes.delete(name);
    else attributes.set(name, value);
    return String(queue.configure(attributes, this.#nowMs));
  }

  #redrivePolicy(to: number, maxReceiveCount: number): string {
    return JSON.stringify({ deadLetterTargetArn: this.#arn(to), maxReceiveCount });
  }

  #move(source: Queue, index: number, { to, perSecond }: Extract<Step, { readonly do: 'move' }>): string {
    const { moveTasks } = this.queues;
    if (to === index || moveTasks.list(source.arn).some(({ status }) => status === 'RUNNING')) return 'not moved';
    const destinationArn = to === undefined ? undefined : this.#arn(to);
    return JSON.stringify(plainTask(moveTasks.start({ source, destinationArn, messagesPerSecond: perSecond }, this.#nowMs)));
  }
}

const NAMES = { visibilityTimeout: 'VisibilityTimeout', delay: 'DelaySeconds', retention: 'MessageRetentionPeriod' };

function plainTask({ id, sourceArn, destinationArn, messagesPerSecond, startedAtMs, toMove, moved, status, failureReason }: MoveTask) {
  return { id, sourceArn, destinationArn, messagesPerSecond, startedAtMs, toMove, moved, status, failureReason };
}
