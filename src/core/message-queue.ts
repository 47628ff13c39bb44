import type { EpochMs } from './clock';
import { asDeadLetter } from './as-dead-letter';
import { Deduplication } from './deduplication';
import { limits } from './limits';
import { invalidValue } from './invalid-value';
import { contentOf, type Message, type MessageDraft } from './message';
import { MessageStore } from './message-store';
import type { Delivery, MessageCounts, Queue, ReceiveRequest, SendReceipt, TransferredMessage, WaitOptions } from './queue';
import { queueArn } from './queue-address';
import type { QueueIdentity } from './queue-registry';
import type { QueueSettings } from './queue-settings';
import type { QueueEnvironment, QueueStart } from './queue-environment';
import type { ReceiptHandles } from './receipt-handle';
import { ReceiveAttempts } from './receive-attempts';
import { sequenceNumberOf } from './sequence-number';
import { SqsError } from './sqs-error';
import { suppressedMessage } from './suppressed-message';
import { LongPolls } from './long-polls';

/** What no message has that was sent here. */
const NEW = { receiveCount: 0, firstReceivedAtMs: undefined, deadLetterSourceArn: undefined };

/** {@link Queue} in memory: who may do what with which message, and who learns of it. */
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
  readonly #store: MessageStore;
  readonly #receipts: ReceiptHandles;
  readonly #waiting: LongPolls<Delivery>;
  readonly #deduplication: Deduplication;
  readonly #attempts = new ReceiveAttempts();
  constructor(identity: QueueIdentity, start: QueueStart, env: QueueEnvironment) {
    this.#env = env;
    ({ name: this.name, accountId: this.accountId, region: this.region } = identity);
    this.arn = queueArn(identity);
    this.fifo = identity.name.endsWith('.fifo');
    this.createdAtMs = this.lastModifiedAtMs = start.nowMs;
    this.tags = new Map(start.tags);
    this.attributes = new Map(start.attributes);
    this.settings = env.settingsOf(this.attributes);
    this.#store = new MessageStore({
      fifo: this.fifo,
      retentionMs: () => this.settings.messageRetentionSeconds * 1000,
      onExpired: (message, atMs) => env.record({ kind: 'messageExpired', atMs, queueArn: this.arn, message }),
    });
    this.#receipts = start.receipts;
    this.#waiting = new LongPolls(env.clock, () => this.#store.nextChangeMs());
    this.#deduplication = new Deduplication(this.settings.deduplicationScope);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  get waitingUntilMs(): EpochMs | undefined {
    return this.#waiting.lastMs();
  }

  get mostWaiting(): number {
    return this.#waiting.sizeMax;
  }

  configure(attributes: ReadonlyMap<string, string>, nowMs: EpochMs): void {
    this.#store.advanceTo(nowMs);
    const before = this.settings;
    this.attributes = new Map(attributes);
    this.settings = this.#env.settingsOf(this.attributes);
    this.lastModifiedAtMs = nowMs;
    if (this.settings.deduplicationScope !== before.deduplicationScope) {
      this.#deduplication.changeScope(this.settings.deduplicationScope, nowMs);
    }
    // On a FIFO queue a new delay also holds for messages that wait already.
    if (this.fifo && this.settings.delaySeconds !== before.delaySeconds) this.#store.redelay(this.settings.delaySeconds * 1000, nowMs);
    this.#env.record({ kind: 'queueAttributesSet', queueArn: this.arn, atMs: nowMs });
    this.#waiting.serve(nowMs);
  }

  send(draft: MessageDraft, nowMs: EpochMs): SendReceipt {
    this.#store.advanceTo(nowMs);
    const message = this.fifo ? this.#sendOnce(draft, nowMs) : this.#keep(draft, undefined, nowMs);
    return { messageId: message.id, sequenceNumber: sequenceNumberOf(message) };
  }

  receive(request: ReceiveRequest, nowMs: EpochMs): Delivery[] {
    this.#waiting.serve(nowMs);
    this.#store.advanceTo(nowMs);
    if (!this.fifo && this.#store.isFull) throw new SqsError('OverLimit', 'The maximum number of in flight messages is reached');
    this.#checkAttempt(request, nowMs);
    return this.#deliver(request, nowMs);
  }

  async waitForMessages(request: ReceiveRequest, options: WaitOptions, nowMs: EpochMs): Promise<Delivery[]> {
    this.#waiting.serve(nowMs);
    this.#store.advanceTo(nowMs);
    this.#checkAttempt(request, nowMs);
    const found = this.#deliver(request, nowMs);
    if (found.length > 0 || nowMs >= options.untilMs) return found;
    // Whoever wakes it later: what it receives is received by this call.
    const { currentCall } = this.#env;
    const { id } = currentCall;
    const deliveries = this.#waiting.wait((atMs) => currentCall.during(id, () => this.#deliver(request, atMs)), options);
    this.#env.onWait();
    return deliveries;
  }

  delete(receiptHandle: string, nowMs: EpochMs): void {
    const message = this.#messageOf(receiptHandle, nowMs);
    if (message === undefined) return;
    this.#store.drop(message);
    this.#env.record({ kind: 'messageDeleted', atMs: nowMs, queueArn: this.arn, message });
    this.#waiting.serve(nowMs);
  }

  changeVisibility(receiptHandle: string, timeoutSeconds: number, nowMs: EpochMs): void {
    const message = this.#messageOf(receiptHandle, nowMs);
    if (message === undefined) {
      throw invalidValue(receiptHandle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.');
    }
    const { max } = limits.visibilityTimeoutSeconds;
    if (nowMs - message.lastReceivedAtMs! + timeoutSeconds * 1000 > max * 1000) {
      const reason = `Total VisibilityTimeout for the message is beyond the limit [${max} seconds]`;
      throw invalidValue(timeoutSeconds, 'VisibilityTimeout', reason);
    }
    message.visibilityChanges++;
    // Its timeout may be over: then it is in line again, and taken out of it.
    if (message.hiddenPlace === undefined) this.#store.take(message);
    this.#store.hideUntil(message, { visibleAtMs: nowMs + timeoutSeconds * 1000, nowMs });
    this.#env.record({ kind: 'visibilityChanged', atMs: nowMs, queueArn: this.arn, message, visibleAtMs: message.visibleAtMs });
    this.#waiting.serve(nowMs);
  }

  purge(nowMs: EpochMs): void {
    this.#store.clear();
    this.#deduplication.clear();
    this.#attempts.clear();
    this.lastPurgedAtMs = nowMs;
    this.#env.record({ kind: 'queuePurged', queueArn: this.arn, atMs: nowMs });
  }

  counts(nowMs: EpochMs): MessageCounts {
    this.#store.advanceTo(nowMs);
    return this.#store.counts();
  }

  messages(nowMs: EpochMs): Message[] {
    this.#store.advanceTo(nowMs);
    return this.#store.all();
  }

  peek(nowMs: EpochMs): Message | undefined {
    this.#store.advanceTo(nowMs);
    return this.#store.next();
  }

  transferOut(message: Message): void {
    this.#store.drop(message);
  }

  transferIn(message: TransferredMessage, nowMs: EpochMs): Message {
    this.#store.advanceTo(nowMs);
    const adopted = this.#store.enter(message, message, { visibleAtMs: nowMs, nowMs });
    this.#waiting.serve(nowMs);
    return adopted;
  }

  close(reason?: SqsError): void {
    this.#waiting.close(reason);
  }

  #sendOnce(draft: MessageDraft, nowMs: EpochMs): Message {
    const key = { groupId: draft.groupId!, deduplicationId: draft.deduplicationId ?? this.#env.digest.sha256(draft.body) };
    const earlier = this.#deduplication.find(key, nowMs);
    if (earlier === undefined) {
      const message = this.#keep(draft, key.deduplicationId, nowMs);
      this.#deduplication.remember(key, { messageId: message.id, order: message.position, atMs: nowMs });
      return message;
    }
    const message = suppressedMessage(contentOf(draft, key.deduplicationId), earlier, nowMs);
    this.#env.record({ kind: 'duplicateSuppressed', atMs: nowMs, queueArn: this.arn, message });
    return message;
  }

  #keep(draft: MessageDraft, deduplicationId: string | undefined, nowMs: EpochMs): Message {
    const delaySeconds = (this.fifo ? undefined : draft.delaySeconds) ?? this.settings.delaySeconds;
    const origin = { ...NEW, id: this.#env.random.uuid(), sentAtMs: nowMs, delaySeconds };
    const message = this.#store.enter(contentOf(draft, deduplicationId), origin, { visibleAtMs: nowMs + delaySeconds * 1000, nowMs });
    this.#env.record({ kind: 'messageSent', atMs: nowMs, queueArn: this.arn, message });
    this.#waiting.serve(nowMs);
    return message;
  }

  #checkAttempt({ attemptId }: ReceiveRequest, nowMs: EpochMs): void {
    if (attemptId !== undefined) this.#attempts.check(attemptId, nowMs);
  }

  #deliver(request: ReceiveRequest, nowMs: EpochMs): Delivery[] {
    this.#store.advanceTo(nowMs);
    const { attemptId, maxMessages, visibilityTimeoutSeconds = this.settings.visibilityTimeoutSeconds } = request;
    const visibleAtMs = nowMs + visibilityTimeoutSeconds * 1000;
    const replayed = attemptId === undefined ? undefined : this.#attempts.replay(attemptId, nowMs);
    if (replayed !== undefined) {
      for (const { message } of replayed) this.#store.hideUntil(message, { visibleAtMs, nowMs });
      this.#waiting.serve(nowMs);
      return [...replayed];
    }
    const deliveries = this.#takeUpTo(maxMessages, nowMs).map((message) => this.#handOut(message, visibleAtMs, nowMs));
    for (const { message } of deliveries) this.#store.hideUntil(message, { visibleAtMs, nowMs });
    if (attemptId !== undefined && deliveries.length > 0) this.#attempts.remember(attemptId, deliveries, nowMs);
    return deliveries;
  }

  #takeUpTo(maxMessages: number, nowMs: EpochMs): Message[] {
    const taken: Message[] = [];
    while (taken.length < maxMessages && !this.#store.isFull) {
      const message = this.#store.next();
      if (message === undefined) break;
      if (this.#deadLetter(message, nowMs)) continue;
      this.#store.take(message);
      taken.push(message);
    }
    return taken;
  }

  #handOut(message: Message, visibleAtMs: EpochMs, nowMs: EpochMs): Delivery {
    message.receiveCountInQueue++;
    const receiveCount = ++message.receiveCount;
    message.firstReceivedAtMs ??= nowMs;
    message.lastReceivedAtMs = nowMs;
    const receiptHandle = this.#receipts.create({ order: message.position, receive: message.receiveCountInQueue });
    this.#env.record({ kind: 'messageReceived', atMs: nowMs, queueArn: this.arn, message, receiveCount, receiptHandle, visibleAtMs });
    return { message, receiptHandle, receiveCount };
  }

  /** Moves a message that was received as often as the redrive policy allows. */
  #deadLetter(message: Message, nowMs: EpochMs): boolean {
    const policy = this.settings.redrivePolicy;
    if (policy === undefined || message.receiveCountInQueue < policy.maxReceiveCount) return false;
    const target = this.#env.findQueue(policy.deadLetterTargetArn);
    if (target === undefined) return false;
    this.#store.drop(message);
    this.#env.record({ kind: 'messageDeadLettered', atMs: nowMs, queueArn: this.arn, message, toArn: target.arn });
    target.transferIn(asDeadLetter(message, this, nowMs), nowMs);
    return true;
  }

  /** @returns `undefined` when the handle is genuine but its message is gone */
  #messageOf(receiptHandle: string, nowMs: EpochMs): Message | undefined {
    this.#store.advanceTo(nowMs);
    const receipt = this.#receipts.read(receiptHandle);
    if (receipt === 'earlierQueue') return undefined;
    if (receipt === 'otherQueue') {
      throw new SqsError('ReceiptHandleIsInvalid', `The receipt handle "${receiptHandle}" is not valid for this queue.`);
    }
    const message = receipt && this.#store.get(receipt.order);
    if (
      receipt === undefined ||
      !this.#store.hasHeld(receipt.order) ||
      (message !== undefined && receipt.receive > message.receiveCountInQueue)
    ) {
      throw new SqsError('ReceiptHandleIsInvalid', `The input receipt handle "${receiptHandle}" is not a valid receipt handle.`);
    }
    if (message !== undefined && this.fifo && (receipt.receive < message.receiveCountInQueue || message.visibleAtMs <= nowMs)) {
      throw invalidValue(receiptHandle, 'ReceiptHandle', 'The receipt handle has expired.');
    }
    return message;
  }
}
