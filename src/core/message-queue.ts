import type { Clock, EpochMs } from './clock';
import { Deduplication } from './deduplication';
import type { DeliveryOrder } from './delivery-order';
import type { Digest } from './digest';
import { FifoOrder } from './fifo-order';
import type { Recorder } from './journal';
import { limits } from './limits';
import { newMessage, type Message, type MessageContent, type MessageDraft, type MessageOrigin } from './message';
import { OrderedLine } from './ordered-line';
import type { Delivery, MessageCounts, Queue, ReceiveRequest, SendReceipt, TransferredMessage, WaitOptions } from './queue';
import { queueArn } from './queue-address';
import type { QueueIdentity } from './queue-registry';
import type { QueueSettings } from './queue-settings';
import type { Random } from './random';
import { createReceiptHandles, type ReceiptHandles } from './receipt-handle';
import { ReceiveAttempts } from './receive-attempts';
import { sequenceNumberOf } from './sequence-number';
import { SqsError } from './sqs-error';
import { StandardOrder } from './standard-order';
import { WaitingLine } from './waiting-line';

/** What a queue needs from the world around it. */
export interface QueueEnvironment {
  readonly clock: Clock;
  readonly random: Random;
  readonly digest: Digest;
  readonly record: Recorder;
  /** Finds a dead-letter queue. */
  findQueue(arn: string): Queue | undefined;
  settingsOf(attributes: ReadonlyMap<string, string>): QueueSettings;
}

/** What a queue starts with. */
export interface QueueStart {
  readonly attributes: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly nowMs: EpochMs;
}

/** {@link Queue} in memory: rules common to both kinds; {@link DeliveryOrder} holds those in which they differ. */
export class MessageQueue implements Queue {
  readonly name: string;
  readonly arn: string;
  readonly accountId: string;
  readonly region: string;
  readonly fifo: boolean;
  readonly createdAtMs: EpochMs;
  readonly tags: Map<string, string>;
  lastModifiedAtMs: EpochMs;
  lastPurgedAtMs: EpochMs | undefined;
  attributes: ReadonlyMap<string, string>;
  settings: QueueSettings;

  readonly #env: QueueEnvironment;
  /** By order of sending. */
  readonly #messages = new Map<number, Message>();
  readonly #expiry = new OrderedLine<Message>();
  readonly #order: DeliveryOrder;
  readonly #receipts: ReceiptHandles;
  readonly #waiting: WaitingLine<Delivery>;
  readonly #deduplication: Deduplication;
  readonly #attempts = new ReceiveAttempts();
  #entered = 0;
  /** The latest moment it was asked about. */
  #latestMs: EpochMs = -Infinity;

  constructor(identity: QueueIdentity, start: QueueStart, env: QueueEnvironment) {
    this.#env = env;
    this.name = identity.name;
    this.accountId = identity.accountId;
    this.region = identity.region;
    this.arn = queueArn(identity);
    this.fifo = identity.name.endsWith('.fifo');
    this.createdAtMs = this.lastModifiedAtMs = start.nowMs;
    this.tags = new Map(start.tags);
    this.attributes = new Map(start.attributes);
    this.settings = env.settingsOf(this.attributes);
    this.#order = this.fifo ? new FifoOrder() : new StandardOrder();
    this.#receipts = createReceiptHandles(`${this.arn}#${env.random.uuid()}`);
    this.#waiting = new WaitingLine(env.clock, () => this.#nextChangeMs());
    this.#deduplication = new Deduplication(this.settings.deduplicationScope);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  configure(attributes: ReadonlyMap<string, string>, nowMs: EpochMs): void {
    this.#advanceTo(nowMs);
    const before = this.settings;
    this.attributes = new Map(attributes);
    this.settings = this.#env.settingsOf(this.attributes);
    this.lastModifiedAtMs = nowMs;
    if (this.settings.deduplicationScope !== before.deduplicationScope) {
      this.#deduplication.changeScope(this.settings.deduplicationScope, nowMs);
    }
    if (this.fifo && this.settings.delaySeconds !== before.delaySeconds) this.#redelay(nowMs);
    this.#env.record({ kind: 'queueAttributesSet', queueArn: this.arn, atMs: nowMs });
    this.#waiting.serve(nowMs);
  }

  send(draft: MessageDraft, nowMs: EpochMs): SendReceipt {
    this.#advanceTo(nowMs);
    return this.fifo ? this.#sendOnce(draft, nowMs) : this.#store(draft, undefined, nowMs);
  }

  receive(request: ReceiveRequest, nowMs: EpochMs): Delivery[] {
    this.#waiting.serve(nowMs);
    this.#advanceTo(nowMs);
    if (!this.fifo && this.#isFull()) throw new SqsError('OverLimit', 'The maximum number of in flight messages is reached');
    return this.#deliver(request, nowMs);
  }

  async waitForMessages(request: ReceiveRequest, options: WaitOptions, nowMs: EpochMs): Promise<Delivery[]> {
    const attempt = (atMs: EpochMs): Delivery[] => {
      this.#advanceTo(atMs);
      return this.#deliver(request, atMs);
    };
    this.#waiting.serve(nowMs);
    const found = attempt(nowMs);
    return found.length > 0 || nowMs >= options.untilMs ? found : this.#waiting.wait(attempt, options);
  }

  delete(receiptHandle: string, nowMs: EpochMs): void {
    const message = this.#messageOf(receiptHandle, nowMs);
    if (message === undefined) return;
    this.#drop(message);
    this.#env.record({ kind: 'messageDeleted', atMs: nowMs, queueArn: this.arn, message });
    this.#waiting.serve(nowMs);
  }

  changeVisibility(receiptHandle: string, timeoutSeconds: number, nowMs: EpochMs): void {
    const message = this.#messageOf(receiptHandle, nowMs);
    if (message === undefined || message.visibleAtMs <= nowMs || message.receivesHere === 0) {
      throw invalid(receiptHandle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.');
    }
    const { max } = limits.visibilityTimeoutSeconds;
    if (nowMs - message.lastReceivedAtMs! + timeoutSeconds * 1000 > max * 1000) {
      throw invalid(timeoutSeconds, 'VisibilityTimeout', `Total VisibilityTimeout for the message is beyond the limit [${max} seconds]`);
    }
    message.visibilityChanges++;
    this.#hideUntil(message, nowMs + timeoutSeconds * 1000, nowMs);
    this.#env.record({ kind: 'visibilityChanged', atMs: nowMs, queueArn: this.arn, message, visibleAtMs: message.visibleAtMs });
    this.#waiting.serve(nowMs);
  }

  purge(nowMs: EpochMs): void {
    for (const message of this.#messages.values()) message.expiryPlace = undefined;
    this.#messages.clear();
    this.#expiry.clear();
    this.#order.clear();
    this.#deduplication.clear();
    this.#attempts.clear();
    this.lastPurgedAtMs = nowMs;
    this.#env.record({ kind: 'queuePurged', queueArn: this.arn, atMs: nowMs });
  }

  counts(nowMs: EpochMs): MessageCounts {
    this.#advanceTo(nowMs);
    const { inFlight, delayed } = this.#order.hidden;
    return { visible: this.#messages.size - inFlight - delayed, inFlight, delayed };
  }

  messages(nowMs: EpochMs): Message[] {
    this.#advanceTo(nowMs);
    return [...this.#messages.values()];
  }

  peek(nowMs: EpochMs): Message | undefined {
    this.#advanceTo(nowMs);
    return this.#order.next();
  }

  withdraw(message: Message): void {
    this.#drop(message);
  }

  adopt(message: TransferredMessage, nowMs: EpochMs): Message {
    this.#advanceTo(nowMs);
    const adopted = this.#enter(message, message, nowMs, nowMs);
    this.#waiting.serve(nowMs);
    return adopted;
  }

  close(): void {
    this.#waiting.close();
  }

  /** Lets time pass, in order of time: what is past its retention goes, what was hidden until now comes back. */
  #advanceTo(nowMs: EpochMs): void {
    if (nowMs < this.#latestMs) this.#turnBackTo(nowMs);
    this.#latestMs = nowMs;
    const retentionMs = this.#retentionMs();
    for (let place = this.#expiry.first(); place !== undefined && place.key + retentionMs <= nowMs; place = this.#expiry.first()) {
      const message = place.item;
      this.#order.advanceTo(place.key + retentionMs);
      this.#drop(message);
      this.#env.record({ kind: 'messageExpired', atMs: message.sentAtMs + retentionMs, queueArn: this.arn, message });
    }
    this.#order.advanceTo(nowMs);
  }

  /** Somebody set the time back: what was visible already stays so. */
  #turnBackTo(nowMs: EpochMs): void {
    for (const message of this.#messages.values()) {
      if (message.hiddenPlace === undefined) message.visibleAtMs = Math.min(message.visibleAtMs, nowMs);
    }
  }

  /** When the next message comes back, or expires: one that is in flight blocks its group, and counts as in flight, until then. */
  #nextChangeMs(): EpochMs | undefined {
    const visibleAtMs = this.#order.nextVisibleAtMs();
    const oldest = this.#expiry.first();
    return oldest === undefined ? visibleAtMs : Math.min(visibleAtMs ?? Infinity, oldest.key + this.#retentionMs());
  }

  #retentionMs(): number {
    return this.settings.messageRetentionSeconds * 1000;
  }

  #sendOnce(draft: MessageDraft, nowMs: EpochMs): SendReceipt {
    const key = { groupId: draft.groupId!, deduplicationId: draft.deduplicationId ?? this.#env.digest.sha256(draft.body) };
    const earlier = this.#deduplication.find(key, nowMs);
    if (earlier === undefined) {
      const receipt = this.#store(draft, key.deduplicationId, nowMs);
      this.#deduplication.remember(key, { messageId: receipt.messageId, sequenceNumber: receipt.sequenceNumber!, atMs: nowMs });
      return receipt;
    }
    const message = newMessage(
      contentOf(draft, key.deduplicationId),
      { id: earlier.messageId, sentAtMs: nowMs, receiveCount: 0, deadLetterSourceArn: undefined },
      { order: -1, sequenceNumber: earlier.sequenceNumber, visibleAtMs: nowMs },
    );
    this.#env.record({ kind: 'duplicateSuppressed', atMs: nowMs, queueArn: this.arn, message });
    return { messageId: message.id, sequenceNumber: message.sequenceNumber };
  }

  #store(draft: MessageDraft, deduplicationId: string | undefined, nowMs: EpochMs): SendReceipt {
    const delaySeconds = (this.fifo ? undefined : draft.delaySeconds) ?? this.settings.delaySeconds;
    const message = this.#enter(
      contentOf(draft, deduplicationId),
      { id: this.#env.random.uuid(), sentAtMs: nowMs, receiveCount: 0, deadLetterSourceArn: undefined },
      nowMs + delaySeconds * 1000,
      nowMs,
    );
    this.#env.record({ kind: 'messageSent', atMs: nowMs, queueArn: this.arn, message });
    this.#waiting.serve(nowMs);
    return { messageId: message.id, sequenceNumber: message.sequenceNumber };
  }

  #enter(content: MessageContent, origin: MessageOrigin, visibleAtMs: EpochMs, nowMs: EpochMs): Message {
    const order = this.#entered++;
    const message = newMessage(content, origin, { order, sequenceNumber: this.fifo ? sequenceNumberOf(order) : undefined, visibleAtMs });
    this.#messages.set(order, message);
    message.expiryPlace = this.#expiry.add(message.sentAtMs, message);
    this.#order.add(message, nowMs);
    return message;
  }

  #deliver(request: ReceiveRequest, nowMs: EpochMs): Delivery[] {
    const timeoutMs = (request.visibilityTimeoutSeconds ?? this.settings.visibilityTimeoutSeconds) * 1000;
    const replayed = request.attemptId === undefined ? undefined : this.#attempts.replay(request.attemptId, nowMs);
    if (replayed !== undefined) {
      for (const { message } of replayed) this.#hideUntil(message, nowMs + timeoutMs, nowMs);
      this.#waiting.serve(nowMs);
      return [...replayed];
    }
    const deliveries = this.#takeUpTo(request.maxMessages, nowMs).map((message) => this.#handOut(message, nowMs + timeoutMs, nowMs));
    for (const { message } of deliveries) this.#order.hide(message, nowMs);
    if (request.attemptId !== undefined && deliveries.length > 0) this.#attempts.remember(request.attemptId, deliveries, nowMs);
    return deliveries;
  }

  #takeUpTo(maxMessages: number, nowMs: EpochMs): Message[] {
    const taken: Message[] = [];
    while (taken.length < maxMessages && !this.#isFull()) {
      const message = this.#order.next();
      if (message === undefined) break;
      if (this.#deadLetter(message, nowMs)) continue;
      this.#order.take(message);
      taken.push(message);
    }
    return taken;
  }

  #handOut(message: Message, visibleAtMs: EpochMs, nowMs: EpochMs): Delivery {
    message.receivesHere++;
    message.receiveCount++;
    message.firstReceivedAtMs ??= nowMs;
    message.lastReceivedAtMs = nowMs;
    message.visibleAtMs = visibleAtMs;
    const receiptHandle = this.#receipts.create({ order: message.order, receive: message.receivesHere });
    const { receiveCount } = message;
    this.#env.record({ kind: 'messageReceived', atMs: nowMs, queueArn: this.arn, message, receiveCount, receiptHandle, visibleAtMs });
    return { message, receiptHandle, receiveCount };
  }

  /** Moves a message that was received as often as the redrive policy allows. */
  #deadLetter(message: Message, nowMs: EpochMs): boolean {
    const policy = this.settings.redrivePolicy;
    if (policy === undefined || message.receivesHere < policy.maxReceiveCount) return false;
    const target = this.#env.findQueue(policy.deadLetterTargetArn);
    if (target === undefined) return false;
    this.#drop(message);
    this.#env.record({ kind: 'messageDeadLettered', atMs: nowMs, queueArn: this.arn, message, toArn: target.arn });
    target.adopt(
      {
        ...message,
        deduplicationId: this.fifo ? message.id : undefined,
        sentAtMs: this.fifo ? nowMs : message.sentAtMs,
        deadLetterSourceArn: this.arn,
      },
      nowMs,
    );
    return true;
  }

  /** @returns `undefined` when the handle is genuine but its message is gone */
  #messageOf(receiptHandle: string, nowMs: EpochMs): Message | undefined {
    this.#advanceTo(nowMs);
    const receipt = this.#receipts.read(receiptHandle);
    const message = receipt && this.#messages.get(receipt.order);
    if (receipt === undefined || receipt.order >= this.#entered || (message !== undefined && receipt.receive > message.receivesHere)) {
      throw new SqsError('ReceiptHandleIsInvalid', `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`);
    }
    if (message !== undefined && this.fifo && (receipt.receive < message.receivesHere || message.visibleAtMs <= nowMs)) {
      throw invalid(receiptHandle, 'ReceiptHandle', 'The receipt handle has expired.');
    }
    return message;
  }

  #hideUntil(message: Message, visibleAtMs: EpochMs, nowMs: EpochMs): void {
    message.visibleAtMs = visibleAtMs;
    this.#order.hide(message, nowMs);
  }

  #drop(message: Message): void {
    this.#messages.delete(message.order);
    this.#order.remove(message);
    this.#expiry.remove(message.expiryPlace!);
    message.expiryPlace = undefined;
  }

  /** A FIFO queue's new `DelaySeconds` also holds for messages that wait already. */
  #redelay(nowMs: EpochMs): void {
    for (const message of this.#messages.values()) {
      if (message.receivesHere > 0 || message.deadLetterSourceArn !== undefined) continue;
      message.visibleAtMs = message.sentAtMs + this.settings.delaySeconds * 1000;
      this.#order.redelay(message, nowMs);
    }
  }

  #isFull(): boolean {
    return this.#order.hidden.inFlight >= limits.inFlightMessages;
  }
}

function contentOf(draft: MessageDraft, deduplicationId: string | undefined): MessageContent {
  const { body, md5OfBody, attributes, traceHeader, senderId, groupId } = draft;
  return { body, md5OfBody, attributes, traceHeader, senderId, groupId, deduplicationId };
}

function invalid(value: string | number, parameter: string, reason: string): SqsError {
  return new SqsError('InvalidParameterValue', `Value ${value} for parameter ${parameter} is invalid. Reason: ${reason}`);
}
